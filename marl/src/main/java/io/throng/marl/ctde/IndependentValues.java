package io.throng.marl.ctde;

import io.throng.agents.arena.Arena;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Categorical;
import io.throng.marl.net.Node;
import io.throng.marl.net.Sums;
import io.throng.marl.net.Tape;
import io.throng.marl.net.Weights;
import io.throng.marl.rollout.ActionHead;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Q-learning of each agent for itself, from what it is paid itself, with a target network and double Q-learning: the best next
 * choice is the learning network's, its value the target's.
 */
final class IndependentValues implements ReplayUpdate {
    private final Assignment assignment;
    private final Exploration exploration;
    private final ReplaySettings settings;
    private final Backend backend;
    private final List<ReplayCrew> crews = new ArrayList<>();
    private final Tape tape;

    /**
     * Values that know nothing yet.
     *
     * @param algorithm that learns so, for messages
     */
    IndependentValues(String algorithm, Assignment assignment, Exploration exploration, ReplaySettings settings) {
        this.assignment = assignment;
        this.exploration = exploration;
        this.settings = settings;
        this.backend = assignment.backend();
        for (Crew crew : Crew.divide(assignment.kinds(), assignment.learned(), settings.sharing())) {
            ActionHead head = ActionHead.of(crew.kind().action());
            if (!(head.distribution() instanceof Categorical)) {
                throw new IllegalArgumentException(algorithm + " needs agents that make one choice a step, got "
                        + crew.kind().name() + " with " + crew.kind().action()
                        + "; let another algorithm learn for that kind (--team)");
            }
            crews.add(new ReplayCrew(assignment, settings, crew, crews.size(), head));
        }
        this.tape = new Tape(backend);
    }

    @Override
    public boolean isOfActionValues() {
        return true;
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
        double epsilon = exploration.epsilon(environmentSteps);
        for (ReplayCrew crew : crews) {
            int choices = crew.actor.distribution().choices();
            crew.pass.explore(
                    arena.batches(), assignment.seed(), arena.steps(), true, (random, actions, from, masks, mask) -> {
                        if (random.nextDouble() < epsilon) {
                            actions[from] = ValueDecomposition.allowed(random, masks, mask, choices);
                        }
                    });
        }
    }

    /** Which steps agents learn from. */
    @FunctionalInterface
    interface Lessons {
        /** Whether agents of a kind learn from a remembered step. */
        boolean teaches(int kind, int place);
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        update(replay, rateFactor, update, told, (kind, place) -> true);
    }

    /** The same from some of the drawn steps only. */
    void update(Replay replay, double rateFactor, long update, Sums told, Lessons lessons) {
        int[] places = replay.draw(settings.batchSize(), assignment.seed(), update);
        for (ReplayCrew crew : crews) {
            learn(crew, replay, places, rateFactor, told, lessons);
        }
    }

    /** 1 for each agent's step that counts, {@code [rows]}. */
    private static float[] counts(ReplayCrew crew, Replay replay, int[] places, Lessons lessons) {
        float[] counts = crew.rows.own(replay, Replay.Part.ALIVE, 1, places);
        int row = 0;
        for (int place : places) {
            for (Crew.Member member : crew.crew.members()) {
                boolean teaches = lessons.teaches(member.kindIndex(), place);
                for (int i = 0; i < member.agents(); i++, row++) {
                    counts[row] = teaches ? counts[row] : 0;
                }
            }
        }
        return counts;
    }

    private void learn(ReplayCrew crew, Replay replay, int[] places, double rateFactor, Sums told, Lessons lessons) {
        int rows = crew.rows.rows();
        String name = crew.crew.name();
        try (Tensor seen = crew.observations(replay, Replay.Part.OBSERVATIONS, places);
                Tensor actions = crew.column(crew.rows.own(replay, Replay.Part.ACTIONS, 1, places));
                Tensor counts = crew.column(counts(crew, replay, places, lessons));
                Tensor targets = crew.column(targets(crew, replay, places))) {
            double norm = crew.descent.step(crew.tiles(), rateFactor, told, (on, weights, tile, sums) -> {
                int from = crew.from(tile);
                int to = crew.to(tile);
                Node all = crew.actor.network().forward(on, weights, on.constant(seen.rowRange(from, to)));
                Node taken = on.pick(all, on.constant(actions.rowRange(from, to)));
                Node error = on.subtract(taken, on.constant(targets.rowRange(from, to)));
                Node counted = on.multiply(error, on.constant(counts.rowRange(from, to)));
                Node loss = on.scale(on.square(counted), 0.5 / rows);
                sums.add(name + ".value_loss", on, loss);
                return loss;
            });
            told.add(name + ".gradient_norm", norm);
        }
        crew.target.approach(crew.actor.parameters(), settings.targetRate());
    }

    /** What the values of what agents did should be, {@code [rows]}. */
    private float[] targets(ReplayCrew crew, Replay replay, int[] places) {
        int features = crew.crew.kind().observation().size();
        int choices = crew.actor.distribution().choices();
        int rows = crew.rows.rows();
        float[] seen = crew.rows.own(replay, Replay.Part.NEXT_OBSERVATIONS, features, places);
        float[] masks = crew.rows.own(replay, Replay.Part.NEXT_MASKS, choices, places);
        float[] alive = crew.rows.own(replay, Replay.Part.NEXT_ALIVE, 1, places);
        float[] targets = crew.rows.own(replay, Replay.Part.REWARDS, 1, places);
        for (int from = 0; from < rows; from += backend.tileRows()) {
            int count = Math.min(backend.tileRows(), rows - from);
            tape.clear();
            Node input = tape.constant(count, features, seen, from * features);
            Tensor online = crew.actor
                    .network()
                    .forward(tape, Weights.frozen(crew.actor.parameters()), input)
                    .value();
            Tensor slow = crew.actor
                    .network()
                    .forward(tape, Weights.frozen(crew.target), input)
                    .value();
            backend.finish();
            for (int i = 0; i < count; i++) {
                int row = from + i;
                int best = ValueDecomposition.best(online, i, masks, row * choices, choices);
                double goesOn = alive[row] * replay.goesOn(places[row / crew.rows.agents()]);
                targets[row] += (float) (settings.discount() * goesOn * slow.get(i, best));
            }
        }
        return targets;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        for (ReplayCrew crew : crews) {
            crew.save(archive);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        for (ReplayCrew crew : crews) {
            crew.load(archive);
        }
    }

    @Override
    public void close() {
        tape.close();
        crews.forEach(ReplayCrew::close);
    }
}
