package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ActionDistribution} promises: values of a slow reference, gradients, and rows by themselves. */
abstract class ActionDistributionContract {
    static final Backend BACKEND = new CpuBackend();
    private static final int ROWS = 23;

    abstract ActionDistribution distribution();

    /** The mask of a batch; everything, unless the distribution knows masks. */
    Mask mask(int rows) {
        return Mask.all();
    }

    /** The log-probability of an action row in double; allowed has a flag for each choice. */
    abstract double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed);

    abstract double entropy(double[] outputs, double[] learned, boolean[] allowed);

    /** Whether divergences are exact, and the mode the point of the greatest density; else bounds and a good point. */
    boolean isDivergenceExact() {
        return true;
    }

    private final ActionDistribution head = distribution();
    private final Mask mask = mask(ROWS);
    private final Tensor outputs = new TestRandom(31).tensor(ROWS, head.outputs(), 2);
    private final Parameters learned = learned();
    private final Tensor actions = sampled(outputs, mask, randoms(head, ROWS));

    private Parameters learned() {
        List<ParameterShape> shapes = new ArrayList<>(head.shapes());
        shapes.add(new ParameterShape("other", 1, 1));
        Parameters numbers = new Parameters(BACKEND, shapes);
        head.initialize(numbers);
        TestRandom random = new TestRandom(32);
        for (ParameterShape shape : head.shapes()) {
            for (int j = 0; j < shape.columns(); j++) {
                numbers.get(shape.name()).set(0, j, random.nextFloat() - 0.5f);
            }
        }
        return numbers;
    }

    static float[] randoms(ActionDistribution head, int rows) {
        float[] randoms = new float[rows * head.randomsPerRow()];
        for (int row = 0; row < rows; row++) {
            head.draw(new TestRandom(1000 + row), randoms, row * head.randomsPerRow());
        }
        return randoms;
    }

    private Tensor described(Tensor ofOutputs, Mask allowed) {
        try (Tape tape = new Tape(BACKEND)) {
            Tensor described = head.describe(tape, Weights.frozen(learned), tape.constant(ofOutputs), allowed)
                    .value();
            return Tensor.of(described.rows(), described.columns(), described.toArray());
        }
    }

    private Tensor sampled(Tensor ofOutputs, Mask allowed, float[] randoms) {
        Tensor described = described(ofOutputs, allowed);
        Tensor drawn = Tensor.zeros(described.rows(), head.actionColumns());
        for (int row = 0; row < described.rows(); row++) {
            head.sample(described, row, 0, randoms, row * head.randomsPerRow(), drawn, 0);
        }
        return drawn;
    }

    private boolean[] allowed(int row) {
        boolean[] allowed = new boolean[head.choices()];
        for (int j = 0; j < allowed.length; j++) {
            allowed[j] = !mask.restricts() || mask.allowed().get(row, j) != 0;
        }
        return allowed;
    }

    private double[] learnedNumbers() {
        return head.shapes().stream()
                .flatMapToDouble(shape -> Arrays.stream(NetworkTest.row(learned.get(shape.name()), 0)))
                .toArray();
    }

    @Test
    void logProbabilitiesAndEntropiesMatch() {
        try (Tape tape = new Tape(BACKEND)) {
            Node described = head.describe(tape, Weights.frozen(learned), tape.constant(outputs), mask);
            Node log = head.logProbability(tape, described, tape.constant(actions));
            Node entropies = head.entropy(tape, described);
            for (int row = 0; row < ROWS; row++) {
                double[] ofRow = NetworkTest.row(outputs, row);
                double[] action = NetworkTest.row(actions, row);
                assertThat((double) log.value().get(row, 0))
                        .isCloseTo(logProbability(ofRow, learnedNumbers(), action, allowed(row)), within(2e-5));
                assertThat((double) entropies.value().get(row, 0))
                        .isCloseTo(entropy(ofRow, learnedNumbers(), allowed(row)), within(2e-5));
            }
        }
    }

    @Test
    void gradientsAreTheDifferences() {
        Tensor few = outputs.rowRange(1, 6);
        Tensor chosen = actions.rowRange(1, 6);
        Mask ofFew = mask.rowRange(1, 6);
        Differences.ofOperands(3e-3, List.of(few), tape -> inputs -> {
            Node described = head.describe(tape, Weights.frozen(learned), inputs.getFirst(), ofFew);
            return tape.concat(
                    head.logProbability(tape, described, tape.constant(chosen)), head.entropy(tape, described));
        });
        if (!head.shapes().isEmpty()) {
            Differences.ofWeights(3e-3, learned, tape -> weights -> {
                Node described = head.describe(tape, weights, tape.constant(few), ofFew);
                return tape.concat(
                        head.logProbability(tape, described, tape.constant(chosen)), head.entropy(tape, described));
            });
        }
    }

    @Test
    void divergenceIsNothingFromItselfAndNowhereNegative() {
        Tensor from = described(outputs, mask);
        Tensor other = described(new TestRandom(41).tensor(ROWS, head.outputs(), 1), mask);
        try (Tape tape = new Tape(BACKEND)) {
            Node divergence = head.divergence(tape, tape.constant(from), tape.constant(from));
            assertThat(divergence.value().toArray()).containsExactly(new float[ROWS], within(1e-5f));
            Node far = head.divergence(tape, tape.constant(other), tape.constant(from));
            for (float distance : far.value().toArray()) {
                assertThat(distance).isGreaterThan(-1e-5f);
            }
        }
    }

    @Test
    void divergenceIsTheMeanDifferenceOfLogProbabilities() {
        int draws = 20_000;
        Tensor one = Tensor.zeros(draws, head.outputs());
        Tensor two = Tensor.zeros(draws, head.outputs());
        for (int row = 0; row < draws; row++) {
            one.setRow(row, outputs.toArray(), head.outputs());
            two.setRow(row, outputs.toArray(), 2 * head.outputs());
        }
        Tensor drawn = sampled(one, Mask.all(), randoms(head, draws));
        try (Tape tape = new Tape(BACKEND)) {
            Weights numbers = Weights.frozen(learned);
            Node from = head.describe(tape, numbers, tape.constant(one), Mask.all());
            Node to = head.describe(tape, numbers, tape.constant(two), Mask.all());
            Node difference = tape.subtract(
                    head.logProbability(tape, from, tape.constant(drawn)),
                    head.logProbability(tape, to, tape.constant(drawn)));
            double mean = tape.mean(difference).value().get(0, 0);
            double square = tape.mean(tape.square(difference)).value().get(0, 0);
            double expected = head.divergence(tape, from, to).value().get(0, 0);
            double doubt = 5 * Math.sqrt(square / draws) + 1e-4;
            assertThat(mean).isLessThan(expected + doubt);
            if (isDivergenceExact()) {
                assertThat(mean).isGreaterThan(expected - doubt);
            }
        }
    }

    private static double sum(Tensor column) {
        double sum = 0;
        for (float value : column.toArray()) {
            sum += value;
        }
        return sum;
    }

    @Test
    void aRowsActionHasTheSameBitsInEveryBatch() {
        float[] randoms = randoms(head, ROWS);
        int numbers = head.randomsPerRow();
        for (int row = 0; row < ROWS; row++) {
            float[] own = Arrays.copyOfRange(randoms, row * numbers, (row + 1) * numbers);
            Tensor alone = sampled(outputs.rowRange(row, row + 1), mask.rowRange(row, row + 1), own);
            assertThat(alone.toArray()).isEqualTo(actions.rowRange(row, row + 1).toArray());
        }
    }

    /** The frequencies of choices, and the means and deviations of numbers, of many drawn actions. */
    @Test
    void marginalsAreWhatManyDrawsShow() {
        int draws = 20_000;
        Tensor described = described(outputs, mask);
        float[] randoms = randoms(head, draws);
        for (int row = 0; row < 4; row++) {
            List<Marginal> marginals = head.marginals(described, row, 0);
            assertThat(marginals).hasSize(head.actionColumns());
            Tensor drawn = Tensor.zeros(described.rows(), head.actionColumns());
            double[][] counts = new double[head.actionColumns()][100];
            double[] sums = new double[head.actionColumns()];
            double[] squares = new double[head.actionColumns()];
            for (int draw = 0; draw < draws; draw++) {
                head.sample(described, row, 0, randoms, draw * head.randomsPerRow(), drawn, 0);
                for (int column = 0; column < head.actionColumns(); column++) {
                    double number = drawn.get(row, column);
                    counts[column][Math.clamp((int) number, 0, 99)]++;
                    sums[column] += number;
                    squares[column] += number * number;
                }
            }
            for (int column = 0; column < head.actionColumns(); column++) {
                switch (marginals.get(column)) {
                    case Marginal.Choice choice -> {
                        for (int i = 0; i < choice.probabilities().size(); i++) {
                            assertThat(choice.probabilities().get(i))
                                    .isCloseTo(counts[column][i] / draws, within(0.015));
                        }
                    }
                    case Marginal.Real real -> {
                        double mean = sums[column] / draws;
                        double deviation = Math.sqrt(Math.max(0, squares[column] / draws - mean * mean));
                        assertThat(real.mean()).isCloseTo(mean, within(0.03 * real.deviation() + 1e-6));
                        assertThat(real.deviation()).isCloseTo(deviation, within(0.03 * real.deviation() + 1e-3));
                    }
                }
            }
        }
    }

    @Test
    void noSampledActionIsLikelierThanTheMode() {
        Tensor described = described(outputs, mask);
        Tensor modes = Tensor.zeros(ROWS, head.actionColumns());
        for (int row = 0; row < ROWS; row++) {
            head.mode(described, row, 0, modes, 0);
        }
        try (Tape tape = new Tape(BACKEND)) {
            Node of = tape.constant(described);
            Tensor best = head.logProbability(tape, of, tape.constant(modes)).value();
            Tensor drawn = head.logProbability(tape, of, tape.constant(actions)).value();
            for (int row = 0; row < ROWS; row++) {
                if (isDivergenceExact()) {
                    assertThat(best.get(row, 0)).isGreaterThanOrEqualTo(drawn.get(row, 0));
                }
            }
            assertThat(sum(best)).isGreaterThan(sum(drawn));
        }
    }
}
