package io.throng.scenarios.sweep;

import io.throng.kernel.random.Permutation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several equal parts of a sweep, for machines that share it. Runs are dealt out at random, the same on every
 * machine, so that dear values of a parameter do not all fall to one.
 *
 * @param index from 1 to {@code count}
 * @param count how many parts, 1 to 100,000
 */
public record Shard(int index, int count) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})/([0-9]{1,6})");
    private static final int MOST = 100_000;
    private static final long KEY = 0x5eed_0f_5a4d5L;

    /** Checks both numbers. */
    public Shard {
        if (count < 1 || count > MOST || index < 1 || index > count) {
            throw new IllegalArgumentException("--shard i/n needs n in [1, " + MOST + "] and i in [1, n], got " + index
                    + "/" + count + "; the first of five is 1/5");
        }
    }

    /** All of it. */
    public static Shard whole() {
        return new Shard(1, 1);
    }

    /** Reads {@code 2/5}. */
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("--shard needs i/n, such as 2/5, got \"" + text + "\"");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether a run is of this part. */
    public boolean holds(SweptRun run, int runs) {
        return Permutation.at(KEY, runs, run.number()) % count == index - 1;
    }

    /** Whether there are no other parts. */
    public boolean isWhole() {
        return count == 1;
    }

    /** The name of its ledger. */
    String ledger() {
        return isWhole() ? "ledger.jsonl" : "ledger-" + index + "-of-" + count + ".jsonl";
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
