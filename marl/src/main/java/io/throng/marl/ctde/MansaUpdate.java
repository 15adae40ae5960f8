package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.marl.Assignment;
import io.throng.marl.net.Sums;
import io.throng.marl.rollout.Actor;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Replay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets each team's global agent decide who acts, and learners learn from what came of it: the centralised one from all steps,
 * independent ones from those in which they acted themselves. What the centralised learner does depends on what an agent cannot
 * see; learning from that, the agent would take what others knew for the worth of its own choice.
 */
final class MansaUpdate implements ReplayUpdate {
    private final Assignment assignment;
    private final MansaSettings settings;
    private final IndependentValues independent;
    private final List<SwitchingTeam> teams = new ArrayList<>();
    private final List<int[]> left = new ArrayList<>();
    private final byte[][] called;
    private final long[] calls;
    private final Philox random = new Philox();
    private long steps;
    private int next;

    MansaUpdate(Assignment assignment, MansaSettings settings) {
        this.assignment = assignment;
        this.settings = settings;
        this.independent = new IndependentValues(
                "mansa",
                assignment,
                settings.values().exploration(),
                settings.values().replay());
        for (int kind : assignment.learned()) {
            SwitchingTeam team = new SwitchingTeam(assignment, kind, settings, independent);
            teams.add(team);
            left.add(team.begin(assignment.worlds()));
        }
        this.called = new byte[teams.size()][settings.values().replay().replaySteps()];
        this.calls = new long[teams.size()];
    }

    /** The team of a kind. */
    SwitchingTeam team(int kind) {
        return teams.get(teamOf(kind));
    }

    private int teamOf(int kind) {
        return assignment.learned().indexOf(kind);
    }

    @Override
    public List<Crew> crews() {
        return independent.crews();
    }

    @Override
    public List<Actor> actors() {
        return independent.actors();
    }

    @Override
    public void decide(Arena arena, long environmentSteps) {
        double epsilon = settings.values().exploration().epsilon(environmentSteps);
        for (int i = 0; i < teams.size(); i++) {
            AgentBatch batch = arena.batches().get(teams.get(i).kindIndex());
            int[] actions = new int[batch.rows()];
            boolean[] called = teams.get(i).decide(batch, left.get(i), trials(arena, batch), actions);
            for (boolean call : called) {
                calls[i] += call ? 1 : 0;
            }
            for (int row = 0; row < batch.rows(); row++) {
                random.reset(assignment.seed(), batch.agentId(row), arena.steps(), Streams.ACT);
                boolean explores = random.nextDouble() < epsilon;
                int choices = batch.choices();
                batch.actions()[row] = explores
                        ? ValueDecomposition.allowed(random, batch.masks(), row * choices, choices)
                        : actions[row];
            }
        }
        next = (next + arena.worlds()) % settings.values().replay().replaySteps();
        steps += arena.worlds();
    }

    /** One draw a world and step, whether for a call or against one. */
    private SwitchingTeam.Trials trials(Arena arena, AgentBatch batch) {
        return new SwitchingTeam.Trials() {
            @Override
            public boolean calls(int world) {
                return isTried(world, settings.callTrials());
            }

            @Override
            public boolean skips(int world) {
                return isTried(world, settings.skipTrials());
            }

            private boolean isTried(int world, double chance) {
                long first = batch.agentId(world * batch.kind().count());
                random.reset(assignment.seed(), first, arena.steps(), Streams.SWITCH);
                return random.nextDouble() < chance;
            }
        };
    }

    @Override
    public void update(Replay replay, double rateFactor, long update, Sums told) {
        tellCalls(told);
        if (!settings.alwaysCalls()) {
            independent.update(replay, rateFactor, update, told, (kind, place) -> called[teamOf(kind)][place] == 0);
        }
        for (SwitchingTeam team : teams) {
            team.update(replay, rateFactor, update, told);
        }
    }

    /** The share of steps in which the centralised learner was called, since the update before. */
    private void tellCalls(Sums told) {
        double all = 0;
        for (int i = 0; i < teams.size(); i++) {
            double share = (double) calls[i] / Math.max(1, steps);
            all += share / teams.size();
            if (teams.size() > 1) {
                told.add(teams.get(i).name() + ".central_calls", share);
            }
        }
        told.add("central_calls", all);
        Arrays.fill(calls, 0);
        steps = 0;
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
        independent.save(archive);
        for (int i = 0; i < teams.size(); i++) {
            teams.get(i).save(archive);
            archive.ints(block(i, "left"), left.get(i));
            archive.longs(block(i, "calls"), new long[] {calls[i], steps, next});
            archive.bytes(block(i, "called"), called[i]);
        }
    }

    @Override
    public void load(ArchiveReader archive) throws IOException {
        independent.load(archive);
        for (int i = 0; i < teams.size(); i++) {
            teams.get(i).load(archive);
            int[] savedLeft = archive.ints(block(i, "left"));
            long[] counted = archive.longs(block(i, "calls"));
            int most = Math.max(0, settings.callBudget());
            if (savedLeft.length != assignment.worlds()
                    || Arrays.stream(savedLeft).anyMatch(each -> each < 0 || each > most)) {
                throw new ArchiveException(block(i, "left") + " must be " + assignment.worlds()
                        + " numbers in [0, " + most + "], got " + savedLeft.length
                        + "; resume with the settings of the run");
            }
            boolean fits = counted.length == 3
                    && Arrays.stream(counted).allMatch(each -> each >= 0)
                    && counted[2] < called[i].length;
            if (!fits) {
                throw new ArchiveException(block(i, "calls") + " must be three numbers from 0, the last below "
                        + called[i].length + ", got " + Arrays.toString(counted));
            }
            byte[] savedCalled = archive.bytes(block(i, "called"));
            if (savedCalled.length != called[i].length) {
                throw new ArchiveException(block(i, "called") + " must be " + called[i].length + " bytes, got "
                        + savedCalled.length + "; resume with the settings of the run");
            }
            System.arraycopy(savedCalled, 0, called[i], 0, savedCalled.length);
            System.arraycopy(savedLeft, 0, left.get(i), 0, savedLeft.length);
            calls[i] = counted[0];
            steps = counted[1];
            next = (int) counted[2];
        }
    }

    private String block(int team, String name) {
        return "global." + teams.get(team).name() + "." + name;
    }

    @Override
    public void close() {
        teams.forEach(SwitchingTeam::close);
        independent.close();
    }
}
