package io.throng.kernel.step;

import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.random.Streams;
import java.util.Map;
import java.util.TreeMap;

/**
 * Mail that is delivered later than in the step after its sending, by the step it is due in. It belongs to the world as a
 * whole: who sent it may have died or moved to another region since.
 *
 * <p>Each bag is in order of the dates of sending, and its messages are dated with them: twice the step, and one more in
 * resolve. Touched between stages only, except that all regions may read what is due.
 */
final class LateMail {
    private static final MailBag NOTHING = MailBag.dated();

    /** Draws of a turn in resolve begin here in the address that both turns of an agent share. */
    private static final long RESOLVED_WORD = 1L << 41;

    private final TreeMap<Long, MailBag> waiting = new TreeMap<>();

    /** Checks a delay and returns it. */
    static int requireDelay(int delay) {
        if (delay < 1 || delay > Turn.LONGEST_DELAY) {
            throw new IllegalArgumentException("the delay of mail must be in [1, " + Turn.LONGEST_DELAY
                    + "] steps, got " + delay + "; mail arrives in the next step at the earliest");
        }
        return delay;
    }

    /** Moves a generator to the draws that decide about the mail of a turn. */
    static void address(Philox random, long seed, long agent, long step, int stream) {
        random.reset(seed, agent, step, Streams.MESSAGE);
        if (stream != Streams.DECIDE) {
            random.moveTo(RESOLVED_WORD);
        }
    }

    static long date(long step, long kind) {
        return 2 * step + kind;
    }

    /** Takes over what was sent in a step as one kind; empties the bag. */
    void take(MailBag sent, long step, long kind) {
        for (int i = 0; i < sent.size; i++) {
            MailBag bag = waiting.computeIfAbsent(sent.date[i], due -> MailBag.dated());
            bag.add(date(step, kind), sent.receiver[i], sent.sender[i], sent.topic[i], sent.first[i], sent.second[i]);
        }
        sent.clear();
    }

    /** What is due in a step, perhaps nothing. */
    MailBag due(long step) {
        return waiting.isEmpty() ? NOTHING : waiting.getOrDefault(step, NOTHING);
    }

    /** Forgets what was due in a step and has been delivered. */
    void delivered(long step) {
        waiting.remove(step);
    }

    /** All that waits, by the step it is due in, ascending. */
    Map<Long, MailBag> waiting() {
        return waiting;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Forgets everything: part of loading. */
    void clear() {
        waiting.clear();
    }

    /** Puts one message back: part of loading. */
    void add(long due, long date, long receiver, long sender, int topic, double first, double second) {
        waiting.computeIfAbsent(due, step -> MailBag.dated()).add(date, receiver, sender, topic, first, second);
    }

    /** The part of the state hash of all that waits: the same however the senders were cut. */
    long hash() {
        long sum = 0;
        for (Map.Entry<Long, MailBag> entry : waiting.entrySet()) {
            sum += hash(entry.getKey(), entry.getValue());
        }
        return sum;
    }

    /** What one turn sent for one day lies together and in order. */
    private static long hash(long due, MailBag bag) {
        long sum = 0;
        long rank = 0;
        for (int i = 0; i < bag.size; i++) {
            boolean sameTurn = i > 0 && bag.sender[i] == bag.sender[i - 1] && bag.date[i] == bag.date[i - 1];
            rank = sameTurn ? rank + 1 : 0;
            long letter = MailBag.hash(
                    MailBag.LATE, rank, bag.receiver[i], bag.sender[i], bag.topic[i], bag.first[i], bag.second[i]);
            sum += hash(due, bag.date[i], letter);
        }
        return sum;
    }

    /** The part of one message, of which the undated part is known. */
    static long hash(long due, long date, long letter) {
        return Seeds.mix(letter ^ Seeds.mix(due ^ Seeds.mix(date)));
    }
}
