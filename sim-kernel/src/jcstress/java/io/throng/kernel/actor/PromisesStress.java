package io.throng.kernel.actor;

import io.throng.kernel.SimulationException;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A promise made while the run ends is refused, whichever comes first: nobody waits for ever. */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Both promises are refused.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A promise stays open after the end.")
@State
public class PromisesStress {
    private final Promises promises = new Promises();
    private final CompletableFuture<Integer> early = promises.make();
    private CompletableFuture<Integer> late = null;

    /** Somebody asks. */
    @Actor
    public void ask() {
        late = promises.make();
    }

    /** The run ends. */
    @Actor
    public void end() {
        promises.end(new SimulationException("over"));
    }

    /** Looks when both are done. */
    @Arbiter
    public void look(II_Result result) {
        result.r1 = early.isCompletedExceptionally() ? 1 : 0;
        result.r2 = late.isCompletedExceptionally() ? 1 : 0;
    }
}
