package io.throng.kernel.time;

/**
 * The pending events of one group, in one total order: by time, then priority, then agent, then the order of scheduling;
 * the lowest first.
 *
 * <p>A heap with four children a node over the columns of {@link EventQueues}, so that nothing is allocated, an event can
 * be cancelled, and a snapshot holds it. Time only goes forward: {@link #next} moves the present time to the event's, or
 * to the end asked for where no event is left, and no event can be scheduled before the present.
 *
 * <p>Works on the write side: call {@link #clear} in {@code World.foundGroup}, the rest there and in {@code World.settle} of this
 * group. {@link #time}, {@link #priority}, {@link #agent} and {@link #kind} tell of the event that {@link #next} took last in
 * the present turn; they are no state.
 */
public final class EventQueue {
    private static final int CHILDREN = 4;
    private static final int SLOT_BITS = 20;
    private static final int SLOT = (1 << SLOT_BITS) - 1;

    private final EventQueues columns;
    private final int group;
    private final int base;
    private double takenTime;
    private int takenPriority;
    private int takenAgent;
    private int takenKind;

    EventQueue(EventQueues columns, int group) {
        this.columns = columns;
        this.group = group;
        this.base = Math.multiplyExact(group, columns.capacity);
    }

    /**
     * Empties the queue and sets its clock: must be called when the group is founded or starts afresh.
     *
     * @param startTime the present time, finite
     */
    public void clear(double startTime) {
        if (!Double.isFinite(startTime)) {
            throw new IllegalArgumentException("present time of " + columns.name + " must be finite, got " + startTime);
        }
        for (int slot = 0; slot < columns.capacity; slot++) {
            columns.heap.write()[base + slot] = slot;
            columns.place.write()[base + slot] = slot;
        }
        columns.size.write()[group] = 0;
        columns.now.write()[group] = startTime;
    }

    /**
     * Puts an event into the queue.
     *
     * @param time when it happens, finite, at or after {@link #now}
     * @param priority among events of the same time, the lowest first
     * @param agent whom it concerns
     * @param kind what happens, chosen by the world
     * @return a handle for {@link #cancel}, never used again
     * @throws IllegalArgumentException if the event lies in the past or at no time
     * @throws IllegalStateException if as many events are pending as the queue holds
     */
    public long schedule(double time, int priority, int agent, int kind) {
        requireNotPast(time, agent, kind);
        int size = size();
        if (size == columns.capacity) {
            throw new IllegalStateException("queue " + columns.name + " of group " + group + " holds at most "
                    + columns.capacity + " events and is full; declare a larger capacity or cancel events");
        }
        int slot = columns.heap.write()[base + size];
        long sequence = columns.nextSequence.write()[group]++;
        columns.time.write()[base + slot] = time;
        columns.priority.write()[base + slot] = priority;
        columns.agent.write()[base + slot] = agent;
        columns.kind.write()[base + slot] = kind;
        columns.sequence.write()[base + slot] = sequence;
        columns.size.write()[group] = size + 1;
        rise(size, slot);
        return sequence << SLOT_BITS | slot;
    }

    private void requireNotPast(double time, int agent, int kind) {
        if (!(time >= now() && time <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("an event must be scheduled at or after the present time " + now()
                    + ", got " + time + " (agent " + agent + ", kind " + kind + "); time never goes back");
        }
    }

    /**
     * Takes an event out of the queue before it happens.
     *
     * @param handle as {@link #schedule} returned it
     * @return whether it was pending; if not, it has happened or been cancelled
     */
    public boolean cancel(long handle) {
        int slot = (int) handle & SLOT;
        int size = size();
        if (slot >= columns.capacity
                || columns.place.write()[base + slot] >= size
                || columns.sequence.write()[base + slot] != handle >>> SLOT_BITS) {
            return false;
        }
        remove(columns.place.write()[base + slot], size);
        return true;
    }

    /**
     * Takes the first event that happens before a time.
     *
     * @param end not before {@link #now}: the end of the fixed step
     * @return whether there was one; if not, the present time is {@code end} now
     */
    public boolean next(double end) {
        int size = size();
        if (size > 0) {
            int slot = columns.heap.write()[base];
            double time = columns.time.write()[base + slot];
            if (time < end) {
                take(slot, time);
                remove(0, size);
                return true;
            }
        }
        advance(end);
        return false;
    }

    private void advance(double end) {
        if (!(end >= now() && end <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("queue " + columns.name + " must go on to a time at or after " + now()
                    + ", got " + end + "; time never goes back");
        }
        columns.now.write()[group] = end;
    }

    private void take(int slot, double time) {
        takenTime = time;
        takenPriority = columns.priority.write()[base + slot];
        takenAgent = columns.agent.write()[base + slot];
        takenKind = columns.kind.write()[base + slot];
        columns.now.write()[group] = time;
    }

    /** Fills the place of an event with the last of the heap; the event's slot becomes the first free one. */
    private void remove(int at, int size) {
        int last = size - 1;
        int[] heap = columns.heap.write();
        int removed = heap[base + at];
        int filler = heap[base + last];
        columns.size.write()[group] = last;
        put(last, removed);
        if (at < last) {
            if (at > 0 && precedes(filler, heap[base + parent(at)])) {
                rise(at, filler);
            } else {
                sink(at, filler, last);
            }
        }
    }

    private void rise(int from, int slot) {
        int[] heap = columns.heap.write();
        int at = from;
        while (at > 0) {
            int above = heap[base + parent(at)];
            if (!precedes(slot, above)) {
                break;
            }
            put(at, above);
            at = parent(at);
        }
        put(at, slot);
    }

    private void sink(int from, int slot, int size) {
        int at = from;
        while (true) {
            int child = firstChild(at, size);
            if (child < 0 || !precedes(columns.heap.write()[base + child], slot)) {
                break;
            }
            put(at, columns.heap.write()[base + child]);
            at = child;
        }
        put(at, slot);
    }

    /** The child that comes before its siblings, or -1 without children. */
    private int firstChild(int at, int size) {
        int[] heap = columns.heap.write();
        int child = CHILDREN * at + 1;
        if (child >= size) {
            return -1;
        }
        int end = Math.min(child + CHILDREN, size);
        for (int other = child + 1; other < end; other++) {
            if (precedes(heap[base + other], heap[base + child])) {
                child = other;
            }
        }
        return child;
    }

    private static int parent(int at) {
        return (at - 1) / CHILDREN;
    }

    private void put(int at, int slot) {
        columns.heap.write()[base + at] = slot;
        columns.place.write()[base + slot] = at;
    }

    private boolean precedes(int slot, int other) {
        double[] time = columns.time.write();
        double first = time[base + slot];
        double second = time[base + other];
        return first != second ? first < second : precedesAtOnce(base + slot, base + other);
    }

    private boolean precedesAtOnce(int first, int second) {
        int byPriority = Integer.compare(
                columns.priority.write()[first], columns.priority.write()[second]);
        if (byPriority != 0) {
            return byPriority < 0;
        }
        int byAgent =
                Integer.compare(columns.agent.write()[first], columns.agent.write()[second]);
        if (byAgent != 0) {
            return byAgent < 0;
        }
        return columns.sequence.write()[first] < columns.sequence.write()[second];
    }

    /** How many events are pending. */
    public int size() {
        return columns.size.write()[group];
    }

    /** The present time: of the last event taken, or the end of the last step without one. */
    public double now() {
        return columns.now.write()[group];
    }

    /** When the event taken last happens. */
    public double time() {
        return takenTime;
    }

    /** The priority of the event taken last. */
    public int priority() {
        return takenPriority;
    }

    /** Whom the event taken last concerns. */
    public int agent() {
        return takenAgent;
    }

    /** What happens in the event taken last. */
    public int kind() {
        return takenKind;
    }
}
