package io.throng.kernel.time;

import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;

/**
 * The columns of the groups' event queues, one queue a group: pending events are state like any other, hashed, saved and
 * restored with it.
 *
 * <p>A slot is a place for an event. {@code heap} is a permutation of a queue's slots: those of pending events first, as a
 * heap, then the free ones. {@code place} is its inverse. A row takes 36 bytes an event on each of two sides, and is
 * carried forward in every step: give the capacity that is needed.
 */
public final class EventQueues {
    /** The largest capacity of a queue. */
    public static final int LARGEST_CAPACITY = 1 << 20;

    final String name;
    final int capacity;
    final IntColumn heap;
    final IntColumn place;
    final DoubleColumn time;
    final IntColumn priority;
    final IntColumn agent;
    final IntColumn kind;
    final LongColumn sequence;
    final IntColumn size;
    final LongColumn nextSequence;
    final DoubleColumn now;
    private final EventQueue[] queues;

    /**
     * Declares the columns.
     *
     * @param groups the table of the groups, still without rows
     * @param name of the queues, for the columns and for messages
     * @param count how many groups there will be
     * @param capacity most events pending at once in one group, in [1, 2<sup>20</sup>]
     */
    public EventQueues(Table groups, String name, int count, int capacity) {
        if (capacity < 1 || capacity > LARGEST_CAPACITY) {
            throw new IllegalArgumentException(
                    "capacity of " + name + " must be in [1, " + LARGEST_CAPACITY + "], got " + capacity);
        }
        this.name = name;
        this.capacity = capacity;
        this.heap = groups.ints(name + " heap", "", capacity);
        this.place = groups.ints(name + " place", "", capacity);
        this.time = groups.doubles(name + " time", "", capacity);
        this.priority = groups.ints(name + " priority", "", capacity);
        this.agent = groups.ints(name + " agent", "", capacity);
        this.kind = groups.ints(name + " kind", "", capacity);
        this.sequence = groups.longs(name + " sequence", "", capacity);
        this.size = groups.ints(name + " size", "");
        this.nextSequence = groups.longs(name + " next sequence", "");
        this.now = groups.doubles(name + " now", "");
        this.queues = new EventQueue[count];
        for (int group = 0; group < count; group++) {
            queues[group] = new EventQueue(this, group);
        }
    }

    /** The queue of a group, always the same object: for the thread that founds or settles the group. */
    public EventQueue of(int group) {
        return queues[group];
    }
}
