package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.spec.ActionSpec;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.math.Elementary;
import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.ActionDistribution;
import io.throng.marl.net.Node;
import io.throng.marl.net.SquashedGaussian;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.ReplayRows;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Soft actor-critic with central critics: each crew has two critics of its own reward and of its actors' entropy, which see
 * the world and what all agents of the learner do. Agents who choose are learned by the expectation over their choices
 * (Christodoulou, 2019), agents who act by real numbers through a drawn number (Haarnoja et al., ICML 2018).
 */
final class SoftUpdate implements ReplayUpdate {
    private static final int CRITICS = 2;
    private static final int NEXT = 0;
    private static final int NOW = 1;

    private final Assignment assignment;
    private final SoftSettings settings;
    private final List<ReplayCrew> crews = new ArrayList<>();
    private final List<CentralCritics> critics = new ArrayList<>();
    private final List<Temperature> temperatures = new ArrayList<>();
    private final JointActions done;
    private final JointActions next;
    private final Tape tape;

    private SoftUpdate(Assignment assignment, SoftSettings settings) {
        this.assignment = assignment;
        this.settings = settings;
        ReplaySettings replay = settings.replay();
        List<Crew> divided = Crew.divide(assignment.kinds(), assignment.learned(), replay.sharing());
        this.done = new JointActions(divided, replay.batchSize());
        this.next = new JointActions(divided, replay.batchSize());
        for (int i = 0; i < divided.size(); i++) {
            addCrew(divided.get(i), i);
        }
        this.tape = new Tape(assignment.backend());
    }

    private void addCrew(Crew crew, int index) {
        ActionSpec spec = crew.kind().action();
        boolean simple = spec instanceof ActionSpec.Discrete || spec instanceof ActionSpec.Continuous;
        if (!simple) {
            throw new IllegalArgumentException(
                    "masac needs agents that make one choice a step or act by real numbers, got "
                            + crew.kind().name() + " with " + spec
                            + "; let another algorithm learn for that kind (--team)");
        }
        ReplaySettings replay = settings.replay();
        crews.add(new ReplayCrew(assignment, replay, crew, index, ActionHead.squashed(spec)));
        int choices = spec.choices();
        int width = done.code(index).width();
        int inputs = ReplayRows.worldWidth(assignment.kinds()) + done.width() - (choices > 0 ? width : 0);
        critics.add(new CentralCritics(assignment, replay, index, CRITICS, inputs, Math.max(1, choices)));
        double wanted = choices > 0
                ? settings.choiceEntropy() * Elementary.log(choices)
                : settings.realEntropy() * spec.columns();
        temperatures.add(new Temperature(wanted, settings.temperatureRate(), settings.firstTemperature()));
    }

    static Learner learner(Assignment assignment, SoftSettings settings) {
        return new OffPolicyLearner(assignment, settings.replay(), new SoftUpdate(assignment, settings));
    }

    @Override
    public List<Crew> crews() {
        return crews.stream().map(crew -> crew.crew).toList();
    }

    @Override
    public List<Actor> actors() {
        return crews.stream().map(crew -> crew.actor).toList();
    }

    @Override
    public void decide(Arena arena, long environmentSteps) {
        crews.forEach(crew -> crew.pass.act(arena.batches(), assignment.seed(), arena.steps(), false));
    }

    private static boolean chooses(ReplayCrew crew) {
        return crew.crew.kind().action().choices() > 0;
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        int[] places = replay.draw(settings.replay().batchSize(), assignment.seed(), update);
        List<float[]> nextLogs = new ArrayList<>();
        for (ReplayCrew crew : crews) {
            done.remember(crew.index, crew.rows, replay, places);
            nextLogs.add(decideNext(crew, replay, places, update));
        }
        for (ReplayCrew crew : crews) {
            learn(crew, replay, places, nextLogs.get(crew.index), rateFactor, update, told);
        }
        critics.forEach(critic -> critic.approach(settings.replay().targetRate()));
    }

    /**
     * Draws what the policies would do next; returns of agents who choose the logarithms of all probabilities,
     * {@code [rows, choices]}, of others that of what was drawn, {@code [rows, 1]}.
     */
    private float[] decideNext(ReplayCrew crew, Replay replay, int[] places, long update) {
        int width = next.code(crew.index).width();
        ActionDistribution head = crew.actor.distribution();
        int perRow = chooses(crew) ? width : 1;
        float[] logs = new float[crew.rows.rows() * perRow];
        Philox random = crew.random(assignment.seed(), update, NEXT);
        float[] randoms = new float[head.randomsPerRow()];
        Mask mask = crew.mask(replay, Replay.Part.NEXT_MASKS, places);
        try (Tensor seen = crew.observations(replay, Replay.Part.NEXT_OBSERVATIONS, places);
                Tensor drawn = Tensor.zeros(assignment.backend().tileRows(), head.actionColumns())) {
            for (int tile = 0; tile < crew.tiles(); tile++) {
                int from = crew.from(tile);
                int to = crew.to(tile);
                tape.clear();
                Node described = describe(tape, Weights.frozen(crew.actor.parameters()), crew, seen, mask, from, to);
                tape.backend().finish();
                if (chooses(crew)) {
                    float[] all = described.value().toArray();
                    System.arraycopy(all, 0, logs, from * width, all.length);
                    for (int row = from; row < to; row++) {
                        head.draw(random, randoms, 0);
                        head.sample(described.value(), row - from, 0, randoms, 0, drawn, 0);
                        float[] coded = new float[width];
                        coded[(int) drawn.get(row - from, 0)] = 1;
                        next.set(crew.index, row, coded, 0);
                    }
                } else {
                    drawReal(crew, described, random, from, to, logs);
                }
            }
        } finally {
            close(mask);
        }
        return logs;
    }

    private void drawReal(ReplayCrew crew, Node described, Philox random, int from, int to, float[] logs) {
        SquashedGaussian head = (SquashedGaussian) crew.actor.distribution();
        float[] normals = normals(random, (to - from) * head.actions());
        Node normal = head.unsquashed(tape, described, tape.constant(to - from, head.actions(), normals, 0));
        Node log = head.logProbabilityOfUnsquashed(tape, described, normal);
        Node squashed = tape.tanh(normal);
        tape.backend().finish();
        float[] coded = squashed.value().toArray();
        for (int row = from; row < to; row++) {
            logs[row] = log.value().get(row - from, 0);
            next.set(crew.index, row, coded, (row - from) * head.actions());
        }
    }

    private static float[] normals(Philox random, int count) {
        Draws draws = random.draws();
        float[] normals = new float[count];
        for (int i = 0; i < count; i++) {
            normals[i] = (float) draws.gaussian();
        }
        return normals;
    }

    private static Node describe(Tape on, Weights weights, ReplayCrew crew, Tensor seen, Mask mask, int from, int to) {
        Node outputs = crew.actor.network().forward(on, weights, on.constant(seen.rowRange(from, to)));
        return crew.actor.distribution().describe(on, weights, outputs, mask.rowRange(from, to));
    }

    private static void close(Mask mask) {
        if (mask.restricts()) {
            mask.allowed().close();
        }
    }

    /** What critics see of a row: the world, and what others do, and the own action too if it is of real numbers. */
    private Tensor inputs(ReplayCrew crew, Replay replay, Replay.Part observations, JointActions joint, int[] places) {
        int rows = crew.rows.rows();
        float[] worlds = crew.rows.world(replay, observations, places);
        float[] actions = joint.around(crew.index, rows, !chooses(crew));
        int state = worlds.length / rows;
        int width = actions.length / rows;
        float[] all = new float[worlds.length + actions.length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(worlds, row * state, all, row * (state + width), state);
            System.arraycopy(actions, row * width, all, row * (state + width) + state, width);
        }
        return crew.tensor(rows, state + width, all);
    }

    private void learn(
            ReplayCrew crew, Replay replay, int[] places, float[] nextLogs, double rateFactor, long update, Sums told) {
        try (Tensor targets = crew.column(targets(crew, replay, places, nextLogs));
                Tensor alive = crew.column(crew.rows.own(replay, Replay.Part.ALIVE, 1, places));
                Tensor inputs = inputs(crew, replay, Replay.Part.OBSERVATIONS, done, places)) {
            stepCritics(crew, replay, places, inputs, targets, alive, rateFactor, told);
            stepActor(crew, replay, places, inputs, alive, rateFactor, update, told);
        }
    }

    private float[] targets(ReplayCrew crew, Replay replay, int[] places, float[] nextLogs) {
        float[] rewards = crew.rows.own(replay, Replay.Part.REWARDS, 1, places);
        float[] alive = crew.rows.own(replay, Replay.Part.NEXT_ALIVE, 1, places);
        double temperature = temperatures.get(crew.index).value();
        CentralCritics critic = critics.get(crew.index);
        int width = nextLogs.length / rewards.length;
        try (Tensor inputs = inputs(crew, replay, Replay.Part.NEXT_OBSERVATIONS, next, places)) {
            for (int tile = 0; tile < crew.tiles(); tile++) {
                int from = crew.from(tile);
                int to = crew.to(tile);
                tape.clear();
                Node logs = tape.constant(to - from, width, nextLogs, from * width);
                Node values = critic.smallest(tape, critic.slow(), tape.constant(inputs.rowRange(from, to)));
                Node soft = tape.subtract(values, tape.scale(logs, temperature));
                Node expected = chooses(crew) ? tape.rowSums(tape.multiply(tape.exp(logs), soft)) : soft;
                tape.backend().finish();
                for (int row = from; row < to; row++) {
                    double goesOn = replay.goesOn(places[row / crew.rows.agents()]) * alive[row];
                    rewards[row] += (float) (settings.replay().discount()
                            * goesOn
                            * expected.value().get(row - from, 0));
                }
            }
        }
        return rewards;
    }

    private static Node part(Tape on, Tensor column, ReplayCrew crew, int tile) {
        return on.constant(column.rowRange(crew.from(tile), crew.to(tile)));
    }

    private void stepCritics(
            ReplayCrew crew,
            Replay replay,
            int[] places,
            Tensor inputs,
            Tensor targets,
            Tensor alive,
            double rateFactor,
            Sums told) {
        CentralCritics critic = critics.get(crew.index);
        float[] actions =
                chooses(crew) ? crew.rows.own(replay, Replay.Part.ACTIONS, 1, places) : new float[crew.rows.rows()];
        try (Tensor taken = crew.column(actions)) {
            double norm = critic.descent().step(crew.tiles(), rateFactor, told, (on, weights, tile, sums) -> {
                Node input = part(on, inputs, crew, tile);
                Node wanted = part(on, targets, crew, tile);
                Node sum = null;
                for (int i = 0; i < critic.count(); i++) {
                    Node values = critic.value(on, weights, i, input);
                    Node said = on.pick(values, part(on, taken, crew, tile));
                    Node error = on.square(on.subtract(said, wanted));
                    sum = sum == null ? error : on.add(sum, error);
                }
                Node loss = on.scale(on.multiply(sum, part(on, alive, crew, tile)), 0.5 / crew.rows.rows());
                sums.add(crew.crew.name() + ".value_loss", on, loss);
                return loss;
            });
            told.add(crew.crew.name() + ".critic_gradient_norm", norm);
        }
    }

    private void stepActor(
            ReplayCrew crew,
            Replay replay,
            int[] places,
            Tensor inputs,
            Tensor alive,
            double rateFactor,
            long update,
            Sums told) {
        Temperature temperature = temperatures.get(crew.index);
        double worth = temperature.value();
        int rows = crew.rows.rows();
        String entropy = crew.crew.name() + ".entropy";
        Sums sums = new Sums();
        Mask mask = crew.mask(replay, Replay.Part.MASKS, places);
        int reals = crew.actor.distribution().actionColumns();
        float[] normals =
                chooses(crew) ? new float[0] : normals(crew.random(assignment.seed(), update, NOW), rows * reals);
        try (Tensor seen = crew.observations(replay, Replay.Part.OBSERVATIONS, places)) {
            double norm = crew.descent.step(crew.tiles(), rateFactor, sums, (on, weights, tile, ofTile) -> {
                int from = crew.from(tile);
                Node described = describe(on, weights, crew, seen, mask, from, crew.to(tile));
                Node input = part(on, inputs, crew, tile);
                Node cost = chooses(crew)
                        ? ofChoices(on, crew, described, input, worth, ofTile, entropy, rows)
                        : ofReals(on, crew, described, input, worth, normals, from, ofTile, entropy, rows);
                return on.scale(on.multiply(cost, part(on, alive, crew, tile)), 1.0 / rows);
            });
            told.add(crew.crew.name() + ".actor_gradient_norm", norm);
        } finally {
            close(mask);
        }
        temperature.adapt(sums.get(entropy));
        told.add(sums);
        told.add(crew.crew.name() + ".temperature", worth);
    }

    /** The expectation over choices of {@code temperature log p - Q}. */
    private Node ofChoices(
            Tape on, ReplayCrew crew, Node logs, Node input, double worth, Sums sums, String entropy, int rows) {
        CentralCritics critic = critics.get(crew.index);
        Node values = on.detach(critic.smallest(on, critic.frozen(), input));
        Node chances = on.exp(logs);
        sums.add(entropy, on, on.scale(on.multiply(chances, logs), -1.0 / rows));
        return on.rowSums(on.multiply(chances, on.subtract(on.scale(logs, worth), values)));
    }

    /** The same for a number that is drawn. */
    private Node ofReals(
            Tape on,
            ReplayCrew crew,
            Node described,
            Node input,
            double worth,
            float[] normals,
            int from,
            Sums sums,
            String entropy,
            int rows) {
        CentralCritics critic = critics.get(crew.index);
        SquashedGaussian head = (SquashedGaussian) crew.actor.distribution();
        int reals = head.actions();
        Node randoms = on.constant(described.rows(), reals, normals, from * reals);
        Node normal = head.unsquashed(on, described, randoms);
        Node log = head.logProbabilityOfUnsquashed(on, described, normal);
        sums.add(entropy, on, on.scale(log, -1.0 / rows));
        int state = ReplayRows.worldWidth(assignment.kinds());
        Node around = on.concat(on.columns(input, 0, state), on.tanh(normal));
        if (input.columns() > state + reals) {
            around = on.concat(around, on.columns(input, state + reals, input.columns()));
        }
        return on.subtract(on.scale(log, worth), critic.smallest(on, critic.frozen(), around));
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (ReplayCrew crew : crews) {
            crew.save(archive);
            critics.get(crew.index).save(archive, crew.block("critics"));
            temperatures.get(crew.index).save(archive, crew.block("temperature"));
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (ReplayCrew crew : crews) {
            crew.load(archive);
            critics.get(crew.index).load(archive, crew.block("critics"));
            temperatures.get(crew.index).load(archive, crew.block("temperature"));
        }
    }

    @Override
    public void close() {
        tape.close();
        critics.forEach(CentralCritics::close);
        crews.forEach(ReplayCrew::close);
    }
}
