package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.agents.spec.ActionSpec;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Draws;
import io.throng.kernel.random.Philox;
import io.throng.marl.Assignment;
import io.throng.marl.Learner;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.ActionCode;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.rollout.ReplayRows;
import io.throng.marl.tensor.FloatMath;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deterministic policy gradients through central critics (Lowe et al., NeurIPS 2017, eq. 4 to 6): each crew has critics of its
 * own reward that see the world and what all agents of the learner do; its actor follows their slope at what it would do while
 * the others did what they did.
 */
final class DeterministicUpdate implements ReplayUpdate {
    private static final int TARGET_NOISE = 0;
    private static final int GUMBEL = 1;

    private final Assignment assignment;
    private final DeterministicSettings settings;
    private final List<ReplayCrew> crews = new ArrayList<>();
    private final List<CentralCritics> critics = new ArrayList<>();
    private final JointActions done;
    private final JointActions next;
    private final Tape tape;

    private DeterministicUpdate(Assignment assignment, DeterministicSettings settings, int criticsOfCrew) {
        this.assignment = assignment;
        this.settings = settings;
        ReplaySettings replay = settings.replay();
        List<Crew> divided = Crew.divide(assignment.kinds(), assignment.learned(), replay.sharing());
        this.done = new JointActions(divided, replay.batchSize());
        this.next = new JointActions(divided, replay.batchSize());
        int inputs = ReplayRows.worldWidth(assignment.kinds()) + done.width();
        for (int i = 0; i < divided.size(); i++) {
            Crew crew = divided.get(i);
            ActionHead head = ActionHead.deterministic(crew.kind().action());
            crews.add(new ReplayCrew(assignment, replay, crew, i, head));
            critics.add(new CentralCritics(assignment, replay, i, criticsOfCrew, inputs, 1));
        }
        this.tape = new Tape(assignment.backend());
    }

    /** A learner whose crews have so many critics each. */
    static Learner learner(Assignment assignment, DeterministicSettings settings, int criticsOfCrew) {
        return new OffPolicyLearner(
                assignment, settings.replay(), new DeterministicUpdate(assignment, settings, criticsOfCrew));
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
        for (ReplayCrew crew : crews) {
            List<? extends ActionSpec> parts = crew.crew.kind().action().parts();
            crew.pass.explore(
                    arena.batches(),
                    assignment.seed(),
                    arena.steps(),
                    false,
                    (random, actions, from, masks, mask) -> addNoise(parts, random.draws(), actions, from));
        }
    }

    private void addNoise(List<? extends ActionSpec> parts, Draws draws, float[] actions, int from) {
        int column = from;
        for (ActionSpec part : parts) {
            for (int i = 0; i < part.columns() && part.choices() == 0; i++) {
                double noisy = actions[column + i] + settings.noise() * draws.gaussian();
                actions[column + i] = (float) Math.clamp(noisy, -1, 1);
            }
            column += part.columns();
        }
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        int[] places = replay.draw(settings.replay().batchSize(), assignment.seed(), update);
        for (ReplayCrew crew : crews) {
            done.remember(crew.index, crew.rows, replay, places);
            decideNext(crew, replay, places, update);
        }
        for (ReplayCrew crew : crews) {
            learn(crew, replay, places, rateFactor, update, told);
        }
        if ((update + 1) % settings.actorDelay() == 0) {
            double rate = settings.replay().targetRate();
            crews.forEach(crew -> crew.target.approach(crew.actor.parameters(), rate));
            critics.forEach(critic -> critic.approach(rate));
        }
    }

    /** What the slow policies would do next, real numbers with noise (Fujimoto et al., ICML 2018, eq. 14). */
    private void decideNext(ReplayCrew crew, Replay replay, int[] places, long update) {
        ActionCode code = next.code(crew.index);
        Draws draws = crew.random(assignment.seed(), update, TARGET_NOISE).draws();
        Mask mask = crew.mask(replay, Replay.Part.NEXT_MASKS, places);
        try (Tensor seen = crew.observations(replay, Replay.Part.NEXT_OBSERVATIONS, places)) {
            for (int tile = 0; tile < crew.tiles(); tile++) {
                int from = crew.from(tile);
                int to = crew.to(tile);
                tape.clear();
                Node outputs = crew.actor
                        .network()
                        .forward(tape, Weights.frozen(crew.target), tape.constant(seen.rowRange(from, to)));
                Node decided = code.decided(tape, outputs, mask.rowRange(from, to), null);
                tape.backend().finish();
                float[] rows = decided.value().toArray();
                for (int row = from; row < to; row++) {
                    int at = (row - from) * code.width();
                    smooth(code.spec(), draws, rows, at);
                    next.set(crew.index, row, rows, at);
                }
            }
        } finally {
            close(mask);
        }
    }

    private void smooth(ActionSpec spec, Draws draws, float[] coded, int from) {
        if (settings.targetNoise() == 0) {
            return;
        }
        int at = from;
        for (ActionSpec part : spec.parts()) {
            for (int i = 0; i < part.columns() && part.choices() == 0; i++) {
                double noise = Math.clamp(
                        settings.targetNoise() * draws.gaussian(), -settings.noiseClip(), settings.noiseClip());
                coded[at + i] = (float) Math.clamp(coded[at + i] + noise, -1, 1);
            }
            at += part.choices() > 0 ? part.choices() : part.columns();
        }
    }

    private static void close(Mask mask) {
        if (mask.restricts()) {
            mask.allowed().close();
        }
    }

    private void learn(ReplayCrew crew, Replay replay, int[] places, double rateFactor, long update, Sums told) {
        int rows = crew.rows.rows();
        int state = ReplayRows.worldWidth(assignment.kinds());
        try (Tensor targets = crew.column(targets(crew, replay, places));
                Tensor alive = crew.column(crew.rows.own(replay, Replay.Part.ALIVE, 1, places));
                Tensor worlds = crew.tensor(rows, state, crew.rows.world(replay, Replay.Part.OBSERVATIONS, places));
                Tensor actions = crew.tensor(rows, done.width(), done.around(crew.index, rows, true))) {
            CriticRows of = new CriticRows(worlds, actions, targets, alive);
            told.add(crew.crew.name() + ".critic_gradient_norm", stepCritics(crew, of, rateFactor, told));
            if ((update + 1) % settings.actorDelay() == 0) {
                stepActor(crew, replay, places, of, rateFactor, update, told);
            }
        }
    }

    /** What critics learn from: worlds, all actions with the own one first, targets, and whether a row counts. */
    private record CriticRows(Tensor worlds, Tensor actions, Tensor targets, Tensor alive) {}

    private float[] targets(ReplayCrew crew, Replay replay, int[] places) {
        int rows = crew.rows.rows();
        float[] worlds = crew.rows.world(replay, Replay.Part.NEXT_OBSERVATIONS, places);
        float[] actions = next.around(crew.index, rows, true);
        float[] rewards = crew.rows.own(replay, Replay.Part.REWARDS, 1, places);
        float[] alive = crew.rows.own(replay, Replay.Part.NEXT_ALIVE, 1, places);
        int state = worlds.length / rows;
        CentralCritics critic = critics.get(crew.index);
        for (int tile = 0; tile < crew.tiles(); tile++) {
            int from = crew.from(tile);
            int count = crew.to(tile) - from;
            tape.clear();
            Node input = tape.concat(
                    tape.constant(count, state, worlds, from * state),
                    tape.constant(count, next.width(), actions, from * next.width()));
            Node value = critic.smallest(tape, critic.slow(), input);
            tape.backend().finish();
            for (int i = 0; i < count; i++) {
                int row = from + i;
                double goesOn = replay.goesOn(places[row / crew.rows.agents()]) * alive[row];
                rewards[row] += (float)
                        (settings.replay().discount() * goesOn * value.value().get(i, 0));
            }
        }
        return rewards;
    }

    private static Node part(Tape on, Tensor column, ReplayCrew crew, int tile) {
        return on.constant(column.rowRange(crew.from(tile), crew.to(tile)));
    }

    private double stepCritics(ReplayCrew crew, CriticRows of, double rateFactor, Sums told) {
        CentralCritics critic = critics.get(crew.index);
        String name = crew.crew.name() + ".value_loss";
        return critic.descent().step(crew.tiles(), rateFactor, told, (on, weights, tile, sums) -> {
            Node input = on.concat(part(on, of.worlds(), crew, tile), part(on, of.actions(), crew, tile));
            Node wanted = part(on, of.targets(), crew, tile);
            Node sum = null;
            for (int i = 0; i < critic.count(); i++) {
                Node error = on.square(on.subtract(critic.value(on, weights, i, input), wanted));
                sum = sum == null ? error : on.add(sum, error);
            }
            Node loss = on.scale(on.multiply(sum, part(on, of.alive(), crew, tile)), 0.5 / crew.rows.rows());
            sums.add(name, on, loss);
            return loss;
        });
    }

    private void stepActor(
            ReplayCrew crew, Replay replay, int[] places, CriticRows of, double rateFactor, long update, Sums told) {
        CentralCritics critic = critics.get(crew.index);
        ActionCode code = done.code(crew.index);
        int rows = crew.rows.rows();
        Mask mask = crew.mask(replay, Replay.Part.MASKS, places);
        float[] gumbels = gumbels(crew.random(assignment.seed(), update, GUMBEL), rows * code.width());
        try (Tensor seen = crew.observations(replay, Replay.Part.OBSERVATIONS, places)) {
            double norm = crew.descent.step(crew.tiles(), rateFactor, told, (on, weights, tile, sums) -> {
                int from = crew.from(tile);
                int count = crew.to(tile) - from;
                Node outputs = crew.actor.network().forward(on, weights, part(on, seen, crew, tile));
                Node noise = on.constant(count, code.width(), gumbels, from * code.width());
                Node decided = code.decided(on, outputs, mask.rowRange(from, from + count), noise);
                Node actions = part(on, of.actions(), crew, tile);
                Node input = on.concat(part(on, of.worlds(), crew, tile), decided);
                if (done.width() > code.width()) {
                    input = on.concat(input, on.columns(actions, code.width(), done.width()));
                }
                Node value = critic.value(on, critic.frozen(), 0, input);
                Node gain = on.multiply(value, part(on, of.alive(), crew, tile));
                sums.add(crew.crew.name() + ".value", on, on.scale(gain, 1.0 / rows));
                Node size = on.scale(on.rowSums(on.square(outputs)), settings.regularization() / code.width());
                return on.scale(on.subtract(size, gain), 1.0 / rows);
            });
            told.add(crew.crew.name() + ".actor_gradient_norm", norm);
        } finally {
            close(mask);
        }
    }

    private static float[] gumbels(Philox random, int count) {
        float[] gumbels = new float[count];
        for (int i = 0; i < count; i++) {
            float uniform = Math.max(random.nextFloat(), Float.MIN_NORMAL);
            gumbels[i] = -FloatMath.log(Math.max(-FloatMath.log(uniform), Float.MIN_NORMAL));
        }
        return gumbels;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (ReplayCrew crew : crews) {
            crew.save(archive);
            critics.get(crew.index).save(archive, crew.block("critics"));
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (ReplayCrew crew : crews) {
            crew.load(archive);
            critics.get(crew.index).load(archive, crew.block("critics"));
        }
    }

    @Override
    public void close() {
        tape.close();
        critics.forEach(CentralCritics::close);
        crews.forEach(ReplayCrew::close);
    }
}
