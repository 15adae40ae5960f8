package io.throng.kernel.step;

import io.throng.kernel.random.Seeds;
import io.throng.kernel.state.Table;
import java.util.Arrays;

/** Messages in order of sending, as columns; each with a date if the bag is dated. */
final class MailBag {
    /** Kinds of mail, for the state hash. */
    static final long DECIDED = 0;

    static final long RESOLVED = 1;
    static final long OUTSIDE = 2;

    /** Mail that waits for its day; added to the kind it was sent as. */
    static final long LATE = 3;

    private static final int FIRST_CAPACITY = 16;
    private static final int MOST = Integer.MAX_VALUE - 8;
    private static final long[] NO_LONGS = {};
    private static final int[] NO_INTS = {};
    private static final double[] NO_DOUBLES = {};

    long[] receiver = NO_LONGS;
    long[] sender = NO_LONGS;
    int[] topic = NO_INTS;
    double[] first = NO_DOUBLES;
    double[] second = NO_DOUBLES;

    /** Where letters are sent: the step that the message is due in. Where they wait: when it was sent. */
    long[] date = NO_LONGS;

    int size;
    private final boolean dated;

    MailBag() {
        this(false);
    }

    private MailBag(boolean dated) {
        this.dated = dated;
    }

    static MailBag dated() {
        return new MailBag(true);
    }

    void add(long on, long to, long from, int about, double one, double two) {
        add(to, from, about, one, two);
        date[size - 1] = on;
    }

    void add(long to, long from, int about, double one, double two) {
        reserve(size + 1);
        receiver[size] = to;
        sender[size] = from;
        topic[size] = about;
        first[size] = one;
        second[size] = two;
        size++;
    }

    void append(MailBag other) {
        append(other, 0, other.size);
    }

    private void append(MailBag other, int from, int to) {
        int count = to - from;
        reserve(size + count);
        System.arraycopy(other.receiver, from, receiver, size, count);
        System.arraycopy(other.sender, from, sender, size, count);
        System.arraycopy(other.topic, from, topic, size, count);
        System.arraycopy(other.first, from, first, size, count);
        System.arraycopy(other.second, from, second, size, count);
        if (dated) {
            System.arraycopy(other.date, from, date, size, count);
        }
        size += count;
    }

    /** Writes another bag's message to a place of this one, under another receiver. */
    void set(int place, MailBag other, int index, long to) {
        receiver[place] = to;
        sender[place] = other.sender[index];
        topic[place] = other.topic[index];
        first[place] = other.first[index];
        second[place] = other.second[index];
        if (dated) {
            date[place] = other.date[index];
        }
    }

    /** Drops the latest messages of one sender: a turn that failed. */
    void dropLatestOf(long from) {
        while (size > 0 && sender[size - 1] == from) {
            size--;
        }
    }

    /** Drops all messages of the agents in some rows, which ascend. */
    void dropAllOf(RowList senderRows, Table agents) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!senderRows.contains(agents.rowOf(sender[i]))) {
                set(kept++, this, i, receiver[i]);
            }
        }
        size = kept;
    }

    /** Orders the messages {@code [from, to)} by (sender, present order). */
    void sortBySender(int from, int to) {
        if (isBySender(from, to)) {
            return;
        }
        int count = to - from;
        long[] order = new long[count];
        for (int i = 0; i < count; i++) {
            order[i] = Math.addExact(Math.multiplyExact(sender[from + i] + 1, (long) count), i);
        }
        Arrays.sort(order);
        MailBag copy = new MailBag();
        copy.append(this, from, to);
        for (int i = 0; i < count; i++) {
            int at = (int) (order[i] % count);
            set(from + i, copy, at, copy.receiver[at]);
        }
    }

    private boolean isBySender(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (sender[i] < sender[i - 1]) {
                return false;
            }
        }
        return true;
    }

    void clear() {
        size = 0;
    }

    /** Makes room for exactly {@code count} messages to be written in any order. */
    void resize(int count) {
        reserve(count);
        size = count;
    }

    /**
     * Sum over messages of a mix of their fields and rank among the sender's: the same however the senders are cut.
     *
     * @param kind tells this bag's messages from those of another kind
     */
    long hash(long kind) {
        long sum = 0;
        long rank = 0;
        for (int i = 0; i < size; i++) {
            rank = i > 0 && sender[i] == sender[i - 1] ? rank + 1 : 0;
            sum += hash(kind, rank, receiver[i], sender[i], topic[i], first[i], second[i]);
        }
        return sum;
    }

    /** The part of one message in the state hash. */
    static long hash(long kind, long rank, long to, long from, int about, double one, double two) {
        long h = Seeds.mix(to ^ Seeds.mix(from ^ Seeds.mix(rank + (kind << 32))));
        h = Seeds.mix(h ^ about);
        h = Seeds.mix(h ^ Double.doubleToLongBits(one));
        return Seeds.mix(h ^ Double.doubleToLongBits(two));
    }

    /** Looks at the array that is replaced last: a turn may overflow the stack in between, and the bag be used again. */
    private void reserve(int needed) {
        if (needed > second.length) {
            int capacity = Math.max(Math.max(needed, FIRST_CAPACITY), (int) Math.min(MOST, second.length * 3L / 2));
            receiver = Arrays.copyOf(receiver, capacity);
            sender = Arrays.copyOf(sender, capacity);
            topic = Arrays.copyOf(topic, capacity);
            date = dated ? Arrays.copyOf(date, capacity) : date;
            first = Arrays.copyOf(first, capacity);
            second = Arrays.copyOf(second, capacity);
        }
    }
}
