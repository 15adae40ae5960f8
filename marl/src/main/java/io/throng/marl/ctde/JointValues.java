package io.throng.marl.ctde;

import io.throng.agents.Kind;
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

/**
 * Joint-action learning (Claus and Boutilier, "The dynamics of reinforcement learning in cooperative multiagent systems", AAAI
 * 1998): double Q-learning of one learner who sees what all agents of a kind perceive, and chooses for all of them. Unlike a
 * mixer of agents' values it can value any joint action, at the price of an output for each.
 *
 * <p>A joint action is a number to the base of the choices, the first agent's choice the most significant digit.
 */
final class JointValues implements CentralValues {
    /** Most joint actions of a team. */
    static final int MOST = 4096;

    private static final int WEIGHTS = 2;
    private static final double SMALL_GAIN = 0.01;

    private final Assignment assignment;
    private final ReplaySettings settings;
    private final Backend backend;
    private final KindRows rows;
    private final String block;
    private final int agents;
    private final int choices;
    private final int joint;
    private final Network network;
    private final Parameters parameters;
    private final Parameters target;
    private final Descent descent;
    private final Tape tape;

    JointValues(Assignment assignment, int kind, ReplaySettings settings) {
        this.assignment = assignment;
        this.settings = settings;
        this.backend = assignment.backend();
        this.rows = new KindRows(assignment.kinds(), kind, settings.batchSize());
        this.block = "joint." + rows.kind().name() + ".values";
        this.agents = rows.kind().count();
        this.choices = rows.kind().action().choices();
        this.joint = count(rows.kind());
        this.network = settings.architecture().network(Layout.flat(rows.width()), joint, SMALL_GAIN, "joint.");
        this.parameters = new Parameters(backend, network.shapes());
        network.initialize(parameters, new Philox().reset(assignment.seed(), kind, WEIGHTS, Streams.WEIGHTS));
        this.target = parameters.zerosLike();
        target.copyFrom(parameters);
        Rates rates = settings.rates();
        this.descent = new Descent(backend, parameters, rates.ofActor(), rates.gradientNorm(), assignment.workers());
        this.tape = new Tape(backend);
    }

    private static int count(Kind kind) {
        double count = Math.pow(kind.action().choices(), kind.count());
        if (count > MOST) {
            throw new IllegalArgumentException("central=JOINT needs a team with at most " + MOST
                    + " joint actions, got " + kind.count() + " agents of kind " + kind.name() + " with "
                    + kind.action().choices() + " choices each; set central=QMIX");
        }
        return (int) count;
    }

    @Override
    public void choose(int worlds, float[] observations, float[] masks, int[] into) {
        int width = rows.width();
        for (int from = 0; from < worlds; from += backend.tileRows()) {
            int count = Math.min(backend.tileRows(), worlds - from);
            Tensor values = values(parameters, count, observations, from * width);
            backend.finish();
            for (int i = 0; i < count; i++) {
                int chosen = best(values, i, masks, (from + i) * agents * choices);
                for (int agent = agents - 1; agent >= 0; agent--) {
                    into[(from + i) * agents + agent] = chosen % choices;
                    chosen /= choices;
                }
            }
        }
    }

    private Tensor values(Parameters by, int count, float[] states, int from) {
        tape.clear();
        return network.forward(tape, Weights.frozen(by), tape.constant(count, rows.width(), states, from))
                .value();
    }

    /** The best joint action of allowed choices, the first of equals; who may do nothing does 0. */
    private int best(Tensor values, int row, float[] masks, int mask) {
        int best = -1;
        for (int action = 0; action < joint; action++) {
            boolean better = best < 0 || values.get(row, action) > values.get(row, best);
            best = better && isAllowed(action, masks, mask) ? action : best;
        }
        return best < 0 ? firstAllowed(masks, mask) : best;
    }

    private boolean isAllowed(int action, float[] masks, int mask) {
        int left = action;
        for (int agent = agents - 1; agent >= 0; agent--) {
            if (!(masks[mask + agent * choices + left % choices] > 0)) {
                return false;
            }
            left /= choices;
        }
        return true;
    }

    private int firstAllowed(float[] masks, int mask) {
        int action = 0;
        for (int agent = 0; agent < agents; agent++) {
            int first = 0;
            while (first < choices && !(masks[mask + agent * choices + first] > 0)) {
                first++;
            }
            action = action * choices + first % choices;
        }
        return action;
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        int steps = settings.batchSize();
        int[] places = replay.draw(steps, assignment.seed(), update);
        try (Tensor states = tensor(steps, rows.width(), rows.states(replay, Replay.Part.OBSERVATIONS, places));
                Tensor taken = tensor(steps, 1, numbers(rows.actions(replay, places)));
                Tensor targets = tensor(steps, 1, targets(replay, places))) {
            int inTile = backend.tileRows();
            int tiles = (steps + inTile - 1) / inTile;
            double norm = descent.step(tiles, rateFactor, told, (on, weights, tile, sums) -> {
                int from = tile * inTile;
                int to = Math.min(steps, from + inTile);
                Node all = network.forward(on, weights, on.constant(states.rowRange(from, to)));
                Node value = on.pick(all, on.constant(taken.rowRange(from, to)));
                Node error = on.subtract(value, on.constant(targets.rowRange(from, to)));
                Node loss = on.scale(on.square(error), 0.5 / steps);
                sums.add("value_loss", on, loss);
                return loss;
            });
            told.add("gradient_norm", norm);
        }
        target.approach(parameters, settings.targetRate());
    }

    private float[] numbers(int[] actions) {
        float[] numbers = new float[actions.length / agents];
        for (int i = 0; i < actions.length; i++) {
            numbers[i / agents] = numbers[i / agents] * choices + actions[i];
        }
        return numbers;
    }

    private float[] targets(Replay replay, int[] places) {
        int steps = places.length;
        float[] states = rows.states(replay, Replay.Part.NEXT_OBSERVATIONS, places);
        float[] masks = rows.masks(replay, Replay.Part.NEXT_MASKS, places);
        double[] paid = rows.paid(replay, places);
        double[] goesOn = rows.goesOn(replay, places);
        float[] targets = new float[steps];
        for (int from = 0; from < steps; from += backend.tileRows()) {
            int count = Math.min(backend.tileRows(), steps - from);
            tape.clear();
            Node input = tape.constant(count, rows.width(), states, from * rows.width());
            Tensor online =
                    network.forward(tape, Weights.frozen(parameters), input).value();
            Tensor slow = network.forward(tape, Weights.frozen(target), input).value();
            backend.finish();
            for (int i = 0; i < count; i++) {
                int best = best(online, i, masks, (from + i) * agents * choices);
                double later = settings.discount() * goesOn[from + i] * slow.get(i, best);
                targets[from + i] = (float) (paid[from + i] + later);
            }
        }
        return targets;
    }

    private Tensor tensor(int tensorRows, int columns, float[] numbers) {
        Tensor tensor = backend.zeros(tensorRows, columns);
        tensor.copyFrom(numbers);
        return tensor;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        descent.save(archive, block);
        target.save(archive, block + ".target");
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
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
