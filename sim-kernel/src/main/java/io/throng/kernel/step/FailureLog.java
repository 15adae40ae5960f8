package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which agents failed, in order of (step, agent); bounded in memory however many fail. */
final class FailureLog {
    /** Failures beyond this many are counted, not kept. */
    static final int MOST_KEPT = 10_000;

    private final List<AgentFailure> kept = new ArrayList<>();
    private long total;

    /** Adds one step's failures, in any order. */
    void add(List<AgentFailure> latest) {
        latest.sort(Comparator.comparingLong(AgentFailure::agent));
        kept.addAll(latest.subList(0, Math.min(latest.size(), MOST_KEPT - kept.size())));
        total += latest.size();
    }

    List<AgentFailure> kept() {
        return List.copyOf(kept);
    }

    /** How many there were since the founding. */
    long total() {
        return total;
    }

    /** Goes on from a saved run, of which only the number of failures is known. */
    void load(long savedTotal) {
        kept.clear();
        total = savedTotal;
    }
}
