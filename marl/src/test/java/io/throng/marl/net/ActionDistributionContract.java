package io.throng.marl.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ActionDistribution} promises: values and gradients of a slow reference, and rows by themselves. */
abstract class ActionDistributionContract {
    static final Backend BACKEND = new CpuBackend();
    private static final int ROWS = 23;
    private static final double STEP = 1e-6;

    abstract ActionDistribution distribution();

    /** The mask of a batch; everything, unless the distribution knows masks. */
    Mask mask(int rows) {
        return Mask.all();
    }

    /** The log-probability of an action row in double; allowed has a flag for each output. */
    abstract double logProbability(double[] outputs, double[] learned, double[] action, boolean[] allowed);

    abstract double entropy(double[] outputs, double[] learned, boolean[] allowed);

    /** A batch of random outputs and learned numbers, and the actions sampled from them. */
    private final class Batch {
        final ActionDistribution head = distribution();
        final Mask mask = mask(ROWS);
        final Tensor outputs = new TestRandom(31).tensor(ROWS, head.parameters(), 2);
        final Tensor actions = Tensor.zeros(ROWS, head.actionColumns());
        final HeadWorkspace workspace = new HeadWorkspace(BACKEND, head, ROWS + 2);
        final List<ParameterShape> shapes = new ArrayList<>(head.shapes());
        final Parameters learned;

        Batch() {
            shapes.add(new ParameterShape("other", 1, 1));
            learned = new Parameters(BACKEND, shapes);
            head.initialize(learned);
            TestRandom random = new TestRandom(32);
            for (ParameterShape shape : head.shapes()) {
                for (int j = 0; j < shape.columns(); j++) {
                    learned.get(shape.name()).set(0, j, random.nextFloat() - 0.5f);
                }
            }
            head.sample(learned, outputs, mask, randoms(head, ROWS), actions, ROWS, workspace);
        }

        boolean[] allowed(int row) {
            boolean[] allowed = new boolean[head.parameters()];
            for (int j = 0; j < allowed.length; j++) {
                allowed[j] = !mask.restricts() || mask.allowed().get(row, j) != 0;
            }
            return allowed;
        }

        double[] learnedNumbers() {
            return head.shapes().isEmpty()
                    ? new double[0]
                    : MlpTest.row(learned.get(head.shapes().getFirst().name()), 0);
        }

        double logProbability(int row, double[] rowOutputs, double[] numbers) {
            return ActionDistributionContract.this.logProbability(
                    rowOutputs, numbers, MlpTest.row(actions, row), allowed(row));
        }
    }

    static float[] randoms(ActionDistribution head, int rows) {
        float[] randoms = new float[rows * head.randomsPerRow()];
        for (int row = 0; row < rows; row++) {
            head.draw(new TestRandom(1000 + row), randoms, row * head.randomsPerRow());
        }
        return randoms;
    }

    @Test
    void logProbabilitiesAndEntropiesMatch() {
        Batch batch = new Batch();
        float[] sampled = batch.workspace.logProbabilities().toArray();
        batch.head.evaluate(batch.learned, batch.outputs, batch.mask, batch.actions, ROWS, batch.workspace);
        assertThat(batch.workspace.logProbabilities().toArray()).isEqualTo(sampled);
        for (int row = 0; row < ROWS; row++) {
            double[] outputs = MlpTest.row(batch.outputs, row);
            assertThat((double) batch.workspace.logProbabilities().get(row, 0))
                    .isCloseTo(batch.logProbability(row, outputs, batch.learnedNumbers()), within(1e-5));
            assertThat((double) batch.workspace.entropies().get(row, 0))
                    .isCloseTo(entropy(outputs, batch.learnedNumbers(), batch.allowed(row)), within(1e-5));
        }
    }

    @Test
    void gradientsAreTheDifferences() {
        Batch batch = new Batch();
        Tensor dLog = new TestRandom(33).tensor(ROWS, 1, 1);
        Tensor dEntropy = new TestRandom(34).tensor(ROWS, 1, 1);
        Parameters gradient = batch.learned.zerosLike();
        batch.head.evaluate(batch.learned, batch.outputs, batch.mask, batch.actions, ROWS, batch.workspace);
        batch.head.backward(batch.learned, dLog, dEntropy, batch.workspace, gradient);
        double[] numbers = batch.learnedNumbers();
        for (int row = 0; row < ROWS; row++) {
            double[] outputs = MlpTest.row(batch.outputs, row);
            for (int j = 0; j < outputs.length; j++) {
                double slope = slope(batch, row, outputs, numbers, outputs, j, dLog, dEntropy);
                assertThat((double) batch.workspace.outputGradient().get(row, j))
                        .isCloseTo(slope, within(2e-5));
            }
        }
        for (int j = 0; j < numbers.length; j++) {
            double sum = 0;
            for (int row = 0; row < ROWS; row++) {
                sum += slope(batch, row, MlpTest.row(batch.outputs, row), numbers, numbers, j, dLog, dEntropy);
            }
            String name = batch.head.shapes().getFirst().name();
            assertThat((double) gradient.get(name).get(0, j)).isCloseTo(sum, within(1e-4));
        }
        assertThat(gradient.get("other").get(0, 0)).isZero();
    }

    /**
     * The central difference of a row's loss by one of the varied numbers, which are the outputs or the learned ones.
     */
    private double slope(
            Batch batch,
            int row,
            double[] outputs,
            double[] numbers,
            double[] varied,
            int index,
            Tensor dLog,
            Tensor dEntropy) {
        double[] loss = new double[2];
        double value = varied[index];
        for (int side = 0; side < 2; side++) {
            varied[index] = value + (side == 0 ? STEP : -STEP);
            loss[side] = dLog.get(row, 0) * batch.logProbability(row, outputs, numbers)
                    + dEntropy.get(row, 0) * entropy(outputs, numbers, batch.allowed(row));
        }
        varied[index] = value;
        return (loss[0] - loss[1]) / (2 * STEP);
    }

    @Test
    void aRowsActionHasTheSameBitsInEveryBatch() {
        Batch batch = new Batch();
        float[] randoms = randoms(batch.head, ROWS);
        int numbers = batch.head.randomsPerRow();
        for (int row = 0; row < ROWS; row++) {
            Tensor alone = Tensor.zeros(1, batch.head.actionColumns());
            float[] own = java.util.Arrays.copyOfRange(randoms, row * numbers, (row + 1) * numbers);
            HeadWorkspace workspace = new HeadWorkspace(BACKEND, batch.head, 1);
            Mask mask = batch.mask.rowRange(row, row + 1);
            batch.head.sample(batch.learned, batch.outputs.rowRange(row, row + 1), mask, own, alone, 1, workspace);
            assertThat(alone.toArray())
                    .isEqualTo(batch.actions.rowRange(row, row + 1).toArray());
            assertThat(workspace.logProbabilities().get(0, 0))
                    .isEqualTo(batch.workspace.logProbabilities().get(row, 0));
            assertThat(workspace.entropies().get(0, 0))
                    .isEqualTo(batch.workspace.entropies().get(row, 0));
        }
    }

    @Test
    void noSampledActionIsLikelierThanTheMode() {
        Batch batch = new Batch();
        float[] sampled = batch.workspace.logProbabilities().toArray();
        Tensor modes = Tensor.zeros(ROWS, batch.head.actionColumns());
        batch.head.mode(batch.learned, batch.outputs, batch.mask, modes, ROWS, batch.workspace);
        for (int row = 0; row < ROWS; row++) {
            assertThat(batch.workspace.logProbabilities().get(row, 0)).isGreaterThanOrEqualTo(sampled[row]);
        }
    }

    @Test
    void shapesAndOrderOfCallsAreChecked() {
        Batch batch = new Batch();
        Tensor column = Tensor.zeros(ROWS, 1);
        HeadWorkspace fresh = new HeadWorkspace(BACKEND, batch.head, ROWS);
        assertThatIllegalStateException()
                .isThrownBy(() -> batch.head.backward(batch.learned, column, column, fresh, batch.learned))
                .withMessage("a backward pass needs an evaluation before it; call evaluate first");
        HeadWorkspace small = new HeadWorkspace(BACKEND, batch.head, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> batch.head.evaluate(batch.learned, batch.outputs, batch.mask, batch.actions, ROWS, small))
                .withMessageStartingWith("the head workspace must be [23 or more, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.head.sample(
                        batch.learned, batch.outputs, batch.mask, new float[1], batch.actions, ROWS, batch.workspace))
                .withMessageContaining("for each of 23 rows, got 1");
    }
}
