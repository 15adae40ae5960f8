package io.throng.marl.ctde;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Replay;
import java.io.IOException;
import java.util.Arrays;

/** The agents of one kind: who learns centrally for them, what they do by themselves, and who decides between the two. */
final class SwitchingTeam implements AutoCloseable {
    private final MansaSettings settings;
    private final int kindIndex;
    private final Kind kind;
    private final CentralValues central;
    private final ActorChoice independent;
    private final SwitchingValues global;

    SwitchingTeam(Assignment assignment, int kindIndex, MansaSettings settings, IndependentValues alone) {
        this.settings = settings;
        this.kindIndex = kindIndex;
        this.kind = assignment.kinds().get(kindIndex);
        this.central = switch (settings.central()) {
            case JOINT ->
                new JointValues(assignment, kindIndex, settings.values().replay());
            case QMIX -> new MonotonicValues(assignment, kindIndex, settings.values());
        };
        this.independent = new ActorChoice(assignment.backend(), kindIndex, alone.crews(), alone.actors());
        this.global = new SwitchingValues(assignment, kindIndex, settings);
    }

    int kindIndex() {
        return kindIndex;
    }

    String name() {
        return kind.name();
    }

    JointChoice central() {
        return central;
    }

    JointChoice independent() {
        return independent;
    }

    /** Calls left in as many worlds, none of which has begun. */
    int[] begin(int worlds) {
        int[] left = new int[worlds];
        Arrays.fill(left, Math.max(0, settings.callBudget()));
        return left;
    }

    /** What is tried while learning. */
    interface Trials {
        /** Whether a call is made, if one is left, without asking what it is worth. */
        boolean calls(int world);

        /** Whether a wanted call is not made. */
        boolean skips(int world);

        /** Nothing is tried. */
        static Trials none() {
            return new Trials() {
                @Override
                public boolean calls(int world) {
                    return false;
                }

                @Override
                public boolean skips(int world) {
                    return false;
                }
            };
        }
    }

    /**
     * Decides who acts in each world, and what is done.
     *
     * @param left calls left in each world; counted down, and up again where an episode begins
     * @param trials in which worlds something else is tried than what seems best
     * @param actions takes a choice an agent, {@code [worlds * agents]}
     * @return where the centralised learner was called
     */
    boolean[] decide(AgentBatch batch, int[] left, Trials trials, int[] actions) {
        int worlds = batch.worlds();
        int agents = kind.count();
        for (int world = 0; world < worlds; world++) {
            if (batch.begins()[world * agents] != 0) {
                left[world] = Math.max(0, settings.callBudget());
            }
        }
        int[] together = new int[worlds * agents];
        central.choose(worlds, batch.observations(), batch.masks(), together);
        independent.choose(worlds, batch.observations(), batch.masks(), actions);
        boolean[] calls = global.calls(worlds, batch.observations(), together, actions, left);
        for (int world = 0; world < worlds; world++) {
            boolean allowed = !settings.neverCalls() && (!settings.hasBudget() || left[world] > 0);
            calls[world] =
                    settings.alwaysCalls() || allowed && (calls[world] ? !trials.skips(world) : trials.calls(world));
            if (calls[world]) {
                left[world] -= settings.hasBudget() ? 1 : 0;
                System.arraycopy(together, world * agents, actions, world * agents, agents);
            }
        }
        return calls;
    }

    /** Learns once from remembered steps; what nobody asks is not learned. */
    void update(Replay replay, double rateFactor, long update, Sums told) {
        if (!settings.neverCalls()) {
            Sums ofCentral = new Sums();
            central.update(replay, rateFactor, update, ofCentral);
            ofCentral.dividedBy(1).forEach((name, value) -> told.add(kind.name() + ".central." + name, value));
        }
        if (!settings.neverCalls() && !settings.alwaysCalls()) {
            Sums ofGlobal = new Sums();
            global.update(replay, central, independent, rateFactor, update, ofGlobal);
            ofGlobal.dividedBy(1).forEach((name, value) -> told.add(kind.name() + ".global." + name, value));
        }
    }

    void save(ArchiveWriter archive) throws IOException {
        central.save(archive);
        global.save(archive);
    }

    void load(ArchiveReader archive) throws IOException {
        central.load(archive);
        global.load(archive);
    }

    @Override
    public void close() {
        global.close();
        independent.close();
        central.close();
    }
}
