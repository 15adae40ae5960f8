package io.throng.kernel.actor;

import io.throng.kernel.SimulationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Of two reasons for the end one is given to everybody. */
@JCStressTest
@Outcome(
        id = {"1, 1", "2, 2"},
        expect = Expect.ACCEPTABLE,
        desc = "One reason for all.")
@Outcome(expect = Expect.FORBIDDEN, desc = "Two reasons, or none.")
@State
public class FirstReasonStress {
    private final Promises promises = new Promises();
    private final CompletableFuture<Integer> one = promises.make();
    private final CompletableFuture<Integer> other = promises.make();

    /** The watchdog gives up. */
    @Actor
    public void first() {
        promises.end(new SimulationException("1"));
    }

    /** The user closes. */
    @Actor
    public void second() {
        promises.end(new SimulationException("2"));
    }

    /** Looks when both are done. */
    @Arbiter
    public void look(II_Result result) {
        result.r1 = reason(one);
        result.r2 = reason(other);
    }

    private static int reason(CompletableFuture<Integer> promise) {
        try {
            return promise.getNow(0);
        } catch (CompletionException refused) {
            return Integer.parseInt(refused.getCause().getMessage());
        }
    }
}
