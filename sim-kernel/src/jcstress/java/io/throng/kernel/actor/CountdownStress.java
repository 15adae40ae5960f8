package io.throng.kernel.actor;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The way of counting down of {@link AgentMessage.TakeTurn}, without its actors: of two agents exactly one is the last, and
 * it sees what the other wrote to plain memory, as the region does that it tells.
 */
@JCStressTest
@Outcome(
        id = {"20, 0", "0, 20"},
        expect = Expect.ACCEPTABLE,
        desc = "One is the last and sees all rows.")
@Outcome(expect = Expect.FORBIDDEN, desc = "None or several are the last, or a row is not seen.")
@State
public class CountdownStress {
    private static final int WRITTEN = 10;

    private final AtomicInteger missing = new AtomicInteger(2);
    private int first;
    private int second;

    private int seenByTheLast() {
        return missing.decrementAndGet() == 0 ? first + second : 0;
    }

    /** An agent's turn. */
    @Actor
    public void first(II_Result result) {
        first = WRITTEN;
        result.r1 = seenByTheLast();
    }

    /** Another's. */
    @Actor
    public void second(II_Result result) {
        second = WRITTEN;
        result.r2 = seenByTheLast();
    }
}
