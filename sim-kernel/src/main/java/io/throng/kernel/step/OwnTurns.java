package io.throng.kernel.step;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Turns that the agents of one region take in any order and on any threads: one turn a thread, and what an agent leaves is
 * put aside by row, so that it can be collected in order of the rows.
 */
final class OwnTurns {
    private final Queue<OwnTurn> all = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<OwnTurn> ofThread;
    private Outbox[] left = new Outbox[0];

    /** What a thread needs to give agents their turns. */
    static final class OwnTurn {
        final AgentTurn turn;
        Outbox outbox = new Outbox();

        private OwnTurn(AgentTurn turn) {
            this.turn = turn;
        }
    }

    OwnTurns(Supplier<AgentTurn> newTurn) {
        this.ofThread = ThreadLocal.withInitial(() -> {
            OwnTurn fresh = new OwnTurn(newTurn.get());
            all.add(fresh);
            return fresh;
        });
    }

    void prepare(int rows) {
        if (left.length < rows) {
            left = new Outbox[rows];
        }
    }

    /** The calling thread's turn; its outbox is empty. */
    OwnTurn ofThread() {
        return ofThread.get();
    }

    /** Puts an outbox aside for the agent in a place of the region, if anything is in it. */
    void putAside(OwnTurn own, int place) {
        if (!own.outbox.isEmpty()) {
            left[place] = own.outbox;
            own.outbox = new Outbox();
        }
    }

    /** Moves what the agents left into one outbox, in order of their places. */
    void collect(int rows, Outbox into) {
        for (int place = 0; place < rows; place++) {
            if (left[place] != null) {
                into.append(left[place]);
                left[place] = null;
            }
        }
    }

    Stream<AgentTurn> inUse() {
        return all.stream().map(own -> own.turn).filter(turn -> turn.holder() != null);
    }
}
