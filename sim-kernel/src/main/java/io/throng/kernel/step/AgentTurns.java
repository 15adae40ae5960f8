package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.World;
import io.throng.kernel.random.Streams;
import io.throng.kernel.state.Table;

/**
 * The turns of one region's agents, and what they leave.
 *
 * <p>An agent whose turn throws has had its step: its row is the row of the step before, and nothing that it left counts.
 * If it failed to resolve, its row is taken back only when all regions have resolved, because others may be reading what
 * it decided.
 *
 * <p>There is one loop a phase, not one for all, so that each calls one rule: it halves the cost of a turn.
 */
final class AgentTurns {
    private final World world;
    private final Table agents;
    private final Roll roll;
    private final StepCycle cycle;
    private final AgentTurn turn;
    private final OwnTurns ownTurns;
    private final boolean restarts;
    private final Outbox decided = new Outbox();
    private final Outbox resolved = new Outbox();

    AgentTurns(StepCycle cycle, AgentTurn turn, OwnTurns ownTurns) {
        this.cycle = cycle;
        this.world = cycle.world();
        this.agents = world.agents();
        this.roll = cycle.roll();
        this.turn = turn;
        this.ownTurns = ownTurns;
        this.restarts = world.onFailure() == FailureStrategy.RESTART;
    }

    /** Takes the turns of some rows in order. */
    void takeAll(Phase phase, int fromRow, int toRow) {
        turn.callFor(AgentTurn.AGENT);
        switch (phase) {
            case DECIDE -> {
                for (int row = fromRow; row < toRow; row++) {
                    decide(turn, decided, row);
                }
            }
            case RESOLVE -> {
                for (int row = fromRow; row < toRow; row++) {
                    resolve(turn, resolved, row);
                }
            }
            case SENSE -> {
                for (int row = fromRow; row < toRow; row++) {
                    sense(turn, row);
                }
            }
            case SETTLE, SITES -> throw new AssertionError("agents do not " + phase);
        }
    }

    /** Takes one turn with the calling thread's own turn object, and puts aside what it leaves. */
    void takeOne(Phase phase, int row, int place) {
        AgentTurn own = ownTurns.turn();
        switch (phase) {
            case DECIDE -> decide(own, ownTurns.outbox(), row);
            case RESOLVE -> resolve(own, ownTurns.outbox(), row);
            case SENSE -> sense(own, row);
            case SETTLE, SITES -> throw new AssertionError("agents do not " + phase);
        }
        ownTurns.putAside(place);
    }

    private void decide(AgentTurn with, Outbox outbox, int row) {
        if (roll.stopped(row)) {
            return;
        }
        with.open(row, agents.id(row), Streams.DECIDE, outbox);
        try {
            world.decide(with, row);
        } catch (Throwable thrown) {
            requireIsolation(thrown);
            fail(outbox, Phase.DECIDE, row, thrown);
            agents.carryForward(row, row + 1);
        }
    }

    private void resolve(AgentTurn with, Outbox outbox, int row) {
        if (roll.stopped(row) || decided.failed.contains(row)) {
            return;
        }
        with.open(row, agents.id(row), Streams.RESOLVE, outbox);
        try {
            world.resolve(with, row);
        } catch (Throwable thrown) {
            requireIsolation(thrown);
            fail(outbox, Phase.RESOLVE, row, thrown);
        }
    }

    /** Rules throw nothing checked. */
    private static void requireIsolation(Throwable thrown) {
        if (thrown instanceof Error error && !Isolation.isPossible(thrown)) {
            throw error;
        }
    }

    private void sense(AgentTurn with, int row) {
        if (!roll.stopped(row)) {
            with.open(row, agents.id(row), Streams.SENSE, null);
            world.sense(with, row);
        }
    }

    private void fail(Outbox outbox, Phase phase, int row, Throwable thrown) {
        outbox.dropLatestOf(row, agents.id(row));
        outbox.failed.add(row);
        outbox.failures.add(new AgentFailure(cycle.step(), agents.id(row), phase, thrown));
    }

    /** Takes back the claims of the step before. */
    void clearClaims() {
        cycle.claims().clear(decided.claims);
        decided.claims.clear();
    }

    /** What the region does once all of its agents have decided. */
    void postClaims() {
        cycle.claims().post(decided.claims);
    }

    /** What the region does once all of its agents have resolved. */
    void forgetWhatTheFailedDecided() {
        decided.dropAllOf(resolved.failed, agents);
    }

    /** Takes back the rows that failed to resolve. Called between stages. */
    void rollBack() {
        for (int i = 0; i < resolved.failed.size(); i++) {
            agents.carryForward(resolved.failed.get(i), resolved.failed.get(i) + 1);
        }
    }

    Outbox outbox(Phase phase) {
        return phase == Phase.DECIDE ? decided : resolved;
    }

    /** Puts down with the networks what edges the turns asked for. Called between stages. */
    void handOverEdges() {
        decided.edges.handOver();
        resolved.edges.handOver();
    }

    boolean hasMail() {
        return decided.mail.size + resolved.mail.size > 0;
    }

    /** Whether rows come, go or begin anew after the step. */
    boolean changesLives() {
        return decided.changesLives() || resolved.changesLives() || restarts && hasFailures();
    }

    /** Whether anybody bore a child. */
    boolean bears() {
        return decided.parents.size() + resolved.parents.size() > 0;
    }

    private boolean hasFailures() {
        return decided.failed.size() + resolved.failed.size() > 0;
    }

    boolean markDying(boolean[] dead) {
        boolean any = mark(decided.dying, dead);
        return mark(resolved.dying, dead) || any;
    }

    private static boolean mark(RowList dying, boolean[] dead) {
        for (int i = 0; i < dying.size(); i++) {
            dead[dying.get(i)] = true;
        }
        return dying.size() > 0;
    }

    void clearMail() {
        decided.mail.clear();
        resolved.mail.clear();
    }

    /** Forgets births, deaths and failures once they have taken effect. */
    void clearLives() {
        decided.clearLives();
        resolved.clearLives();
    }
}
