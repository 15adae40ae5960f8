package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Descent;
import io.throng.marl.net.Layout;
import io.throng.marl.net.Network;
import io.throng.marl.net.Node;
import io.throng.marl.net.Parameters;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.Replay;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * What MANSA's global agent knows: when it pays to call the centralised learner. It learns
 *
 * <pre>
 * W(s, a, y) = R(s, a) + gamma E[V(s', y)]
 * V(s, y)    = max{ W(s, a_c, y - 1) - c,  W(s, a_d, y) }
 * </pre>
 *
 * where a_c is what the centralised learner would do, a_d what the independent ones would, c the cost of a call and y how many
 * calls are left after the step; the first term of the maximum is the intervention operator, and it calls where that term is
 * the larger (Mguni et al., ICML 2023). Without a budget there is no y.
 *
 * <p>W is a value of joint actions, not of decisions: so every remembered step teaches it, whoever acted, and old steps do not
 * mislead it when the learners change their minds. And since y changes by decisions alone, each remembered step is learned
 * from with a y of its own, drawn at random. The network gives parts of W, which are added up: one of the state, one of each
 * agent's choice, and one of each pair of choices (exact for two agents; as in deep coordination graphs, Böhmer et al., ICML
 * 2020, for more); no pairs where there would be more than {@value #MOST_PARTS} parts.
 */
final class SwitchingValues implements AutoCloseable {
    private static final int MOST_PARTS = 4096;
    private static final int WEIGHTS = 3;
    private static final double SMALL_GAIN = 0.01;

    private final Assignment assignment;
    private final MansaSettings settings;
    private final ReplaySettings replaySettings;
    private final Backend backend;
    private final int kind;
    private final KindRows rows;
    private final String block;
    private final int agents;
    private final int choices;
    private final boolean pairs;
    private final int inputs;
    private final int parts;
    private final Network network;
    private final Parameters parameters;
    private final Parameters target;
    private final Descent descent;
    private final Tape tape;

    SwitchingValues(Assignment assignment, int kind, MansaSettings settings) {
        this.assignment = assignment;
        this.settings = settings;
        this.replaySettings = settings.values().replay();
        this.backend = assignment.backend();
        this.kind = kind;
        this.rows = new KindRows(assignment.kinds(), kind, replaySettings.batchSize());
        this.block = "global." + rows.kind().name() + ".values";
        this.agents = rows.kind().count();
        this.choices = rows.kind().action().choices();
        long single = 1 + (long) agents * choices;
        long all = single + (long) agents * (agents - 1) / 2 * choices * choices;
        this.pairs = all <= MOST_PARTS;
        this.parts = Math.toIntExact(pairs ? all : single);
        this.inputs = rows.width() + (settings.hasBudget() ? 1 : 0);
        this.network = replaySettings.architecture().network(Layout.flat(inputs), parts, SMALL_GAIN, "global.");
        this.parameters = new Parameters(backend, network.shapes());
        network.initialize(parameters, new Philox().reset(assignment.seed(), kind, WEIGHTS, Streams.WEIGHTS));
        this.target = parameters.zerosLike();
        target.copyFrom(parameters);
        Rates rates = replaySettings.rates();
        this.descent = new Descent(backend, parameters, rates.ofCritic(), rates.gradientNorm(), assignment.workers());
        this.tape = new Tape(backend);
    }

    /**
     * Where to call.
     *
     * @param states {@code [worlds, state]}
     * @param central what the centralised learner would do, {@code [worlds * agents]}
     * @param independent what the independent learners would do
     * @param left calls left, {@code [worlds]}; of no meaning without a budget
     */
    boolean[] calls(int worlds, float[] states, int[] central, int[] independent, int[] left) {
        if (settings.alwaysCalls() || settings.neverCalls()) {
            boolean[] calls = new boolean[worlds];
            Arrays.fill(calls, settings.alwaysCalls());
            return calls;
        }
        float[] called = values(parameters, worlds, states, central, minusOne(left));
        float[] uncalled = values(parameters, worlds, states, independent, left);
        return calls(called, uncalled, central, independent, left);
    }

    /** Never for what would be done anyway, and not without a call left. */
    private boolean[] calls(float[] called, float[] uncalled, int[] central, int[] independent, int[] left) {
        boolean[] calls = new boolean[called.length];
        for (int world = 0; world < calls.length; world++) {
            boolean differ = false;
            for (int i = world * agents; i < (world + 1) * agents; i++) {
                differ |= central[i] != independent[i];
            }
            boolean allowed = !settings.hasBudget() || left[world] > 0;
            calls[world] = allowed && differ && called[world] - uncalled[world] > settings.callCost();
        }
        return calls;
    }

    private int[] minusOne(int[] left) {
        int[] less = new int[left.length];
        for (int i = 0; i < left.length; i++) {
            less[i] = Math.max(0, left[i] - 1);
        }
        return less;
    }

    /** W of joint actions, by some numbers, {@code [steps]}. */
    private float[] values(Parameters by, int steps, float[] states, int[] actions, int[] left) {
        float[] values = new float[steps];
        float[] input = inputs(steps, states, left);
        for (int from = 0; from < steps; from += backend.tileRows()) {
            int count = Math.min(backend.tileRows(), steps - from);
            tape.clear();
            Tensor each = network.forward(tape, Weights.frozen(by), tape.constant(count, inputs, input, from * inputs))
                    .value();
            backend.finish();
            for (int i = 0; i < count; i++) {
                int row = i;
                double[] sum = new double[1];
                forEachPart(actions, (from + i) * agents, part -> sum[0] += each.get(row, part));
                values[from + i] = (float) sum[0];
            }
        }
        return values;
    }

    /** States, followed by what is left of the budget in [0, 1] if there is one. */
    private float[] inputs(int steps, float[] states, int[] left) {
        if (!settings.hasBudget()) {
            return states;
        }
        int width = rows.width();
        float[] input = new float[steps * inputs];
        for (int i = 0; i < steps; i++) {
            System.arraycopy(states, i * width, input, i * inputs, width);
            input[i * inputs + width] = (float) left[i] / settings.callBudget();
        }
        return input;
    }

    /** Calls a visitor with the parts that a joint action consists of. */
    private void forEachPart(int[] actions, int first, IntConsumer visitor) {
        visitor.accept(0);
        int pair = 1 + agents * choices;
        for (int i = 0; i < agents; i++) {
            visitor.accept(1 + i * choices + actions[first + i]);
            for (int j = i + 1; j < agents && pairs; j++) {
                visitor.accept(pair + actions[first + i] * choices + actions[first + j]);
                pair += choices * choices;
            }
        }
    }

    /** Learns once from remembered steps. */
    void update(
            Replay replay, JointChoice central, JointChoice independent, double rateFactor, long update, Sums told) {
        int steps = replaySettings.batchSize();
        int[] places = replay.draw(steps, assignment.seed(), update);
        int[] left = left(steps, update);
        int[] actions = rows.actions(replay, places);
        float[] code = new float[steps * parts];
        for (int i = 0; i < steps; i++) {
            int row = i * parts;
            forEachPart(actions, i * agents, part -> code[row + part] = 1);
        }
        float[] states = inputs(steps, rows.states(replay, Replay.Part.OBSERVATIONS, places), left);
        try (Tensor seen = tensor(steps, inputs, states);
                Tensor taken = tensor(steps, parts, code);
                Tensor targets = tensor(steps, 1, targets(replay, places, central, independent, left))) {
            int inTile = backend.tileRows();
            int tiles = (steps + inTile - 1) / inTile;
            double norm = descent.step(tiles, rateFactor, told, (on, weights, tile, sums) -> {
                int from = tile * inTile;
                int to = Math.min(steps, from + inTile);
                Node all = network.forward(on, weights, on.constant(seen.rowRange(from, to)));
                Node value = on.rowSums(on.multiply(all, on.constant(taken.rowRange(from, to))));
                Node error = on.subtract(value, on.constant(targets.rowRange(from, to)));
                Node loss = on.scale(on.square(error), 0.5 / steps);
                sums.add("value_loss", on, loss);
                return loss;
            });
            told.add("gradient_norm", norm);
        }
        target.approach(parameters, replaySettings.targetRate());
    }

    /** How many calls are left after each drawn step: as likely one number as another. */
    private int[] left(int steps, long update) {
        int[] left = new int[steps];
        if (settings.hasBudget()) {
            Philox random = new Philox().reset(assignment.seed(), 1 + kind, update, Streams.LEARN);
            for (int i = 0; i < steps; i++) {
                left[i] = random.nextInt(settings.callBudget() + 1);
            }
        }
        return left;
    }

    /** What W should be; the network that learns decides where to call, the slow one values it. */
    private float[] targets(Replay replay, int[] places, JointChoice central, JointChoice independent, int[] left) {
        int steps = places.length;
        float[] states = rows.states(replay, Replay.Part.NEXT_OBSERVATIONS, places);
        float[] masks = rows.masks(replay, Replay.Part.NEXT_MASKS, places);
        int[] together = new int[steps * agents];
        int[] alone = new int[steps * agents];
        central.choose(steps, states, masks, together);
        independent.choose(steps, states, masks, alone);
        boolean[] calls = calls(steps, states, together, alone, left);
        int[] less = minusOne(left);
        int[] done = new int[steps * agents];
        int[] after = new int[steps];
        for (int i = 0; i < steps; i++) {
            System.arraycopy(calls[i] ? together : alone, i * agents, done, i * agents, agents);
            after[i] = calls[i] ? less[i] : left[i];
        }
        float[] next = values(target, steps, states, done, after);
        double[] paid = rows.paid(replay, places);
        double[] goesOn = rows.goesOn(replay, places);
        float[] targets = new float[steps];
        for (int i = 0; i < steps; i++) {
            double later = calls[i] ? next[i] - settings.callCost() : next[i];
            targets[i] = (float) (paid[i] + replaySettings.discount() * goesOn[i] * later);
        }
        return targets;
    }

    private Tensor tensor(int tensorRows, int columns, float[] numbers) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        tensor.copyFrom(numbers);
        return tensor;
    }

    void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, block);
        target.save(archive, block + ".target");
    }

    void load(ArchiveReader archive) throws IOException {
        descent.load(archive, block);
        target.load(archive, block + ".target");
    }

    @Override
    public void close() {
        tape.close();
        descent.close();
        target.close();
        parameters.close();
    }
}
