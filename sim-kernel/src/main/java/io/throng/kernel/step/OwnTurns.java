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
    private final Queue<AgentTurn> turns = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<AgentTurn> turn;
    private final ThreadLocal<Outbox> outbox = ThreadLocal.withInitial(Outbox::new);
    private Outbox[] left = new Outbox[0];

    OwnTurns(Supplier<AgentTurn> newTurn) {
        this.turn = ThreadLocal.withInitial(() -> {
            AgentTurn fresh = newTurn.get();
            turns.add(fresh);
            return fresh;
        });
    }

    void prepare(int rows) {
        if (left.length < rows) {
            left = new Outbox[rows];
        }
    }

    /** This thread's turn. */
    AgentTurn turn() {
        return turn.get();
    }

    /** This thread's outbox, empty. */
    Outbox outbox() {
        return outbox.get();
    }

    /** Puts this thread's outbox aside for the agent in a place of the region, if anything is in it. */
    void putAside(int place) {
        if (!outbox.get().isEmpty()) {
            left[place] = outbox.get();
            outbox.set(new Outbox());
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
        return turns.stream().filter(used -> used.holder() != null);
    }
}
