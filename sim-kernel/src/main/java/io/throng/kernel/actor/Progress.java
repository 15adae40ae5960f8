package io.throng.kernel.actor;

import io.throng.kernel.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What other threads may see of the director: how far it is, and what was commanded from outside. */
final class Progress {
    private final List<Command> journal = new ArrayList<>();
    private final AtomicLong tellsOnTheWay = new AtomicLong();
    private final AtomicLong moves = new AtomicLong();
    private final AtomicReference<Thread> director = new AtomicReference<>();
    private volatile boolean working;
    private volatile boolean hanging;

    /** The director begins a round or a stage. */
    void move() {
        working = true;
        moves.setRelease(moves.getPlain() + 1);
    }

    /** The director has nothing to do. */
    void rest() {
        working = false;
    }

    boolean isWorking() {
        return working;
    }

    /** A number that grows with every round and stage begun. */
    long moves() {
        return moves.get();
    }

    /** The thread on which the director works just now, or null. */
    void directorIn(Thread thread) {
        director.setRelease(thread);
    }

    Thread director() {
        return director.get();
    }

    /** The run was given up because something does not return. */
    void hang() {
        hanging = true;
    }

    boolean isHanging() {
        return hanging;
    }

    /** Somebody has told an agent something that the director has not heard yet. */
    void tellLeft() {
        tellsOnTheWay.incrementAndGet();
    }

    void tellArrived() {
        tellsOnTheWay.decrementAndGet();
    }

    long tellsOnTheWay() {
        return tellsOnTheWay.get();
    }

    void journal(Command command) {
        synchronized (journal) {
            journal.add(command);
        }
    }

    void forgetJournal() {
        synchronized (journal) {
            journal.clear();
        }
    }

    List<Command> journal() {
        synchronized (journal) {
            return List.copyOf(journal);
        }
    }
}
