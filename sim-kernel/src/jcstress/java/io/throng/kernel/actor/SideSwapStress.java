package io.throng.kernel.actor;

import io.throng.kernel.Execution;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.step.StepCycle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The sides swap while somebody reads between steps: every agent's number is the number of steps taken, and a reader of all
 * of them at rest sees one number, which is a whole step, never a mixture.
 */
@JCStressTest
@Outcome(id = "0, 3", expect = Expect.ACCEPTABLE, desc = "Read before the first step.")
@Outcome(
        id = {"1, 3", "2, 3", "3, 3"},
        expect = Expect.ACCEPTABLE,
        desc = "Read after a whole step.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A mixture of steps was seen, or steps are missing.")
@State
public class SideSwapStress {
    private static final int AGENTS = 4;
    private static final int STEPS = 3;
    private static final int MIXTURE = -1;

    private final Counting world = new Counting();
    private final StepCycle cycle = new StepCycle(world, 7, 2, 2);
    private final ActorEngine engine = new ActorEngine(
            cycle, Execution.defaults().withThreads(2).withRegions(2).withMode(SteppingMode.COHORT));

    /** Begins. */
    public SideSwapStress() {
        engine.run(cycle::found, 1).join();
    }

    /** Agents that count their turns, all of them by the committed value of their neighbour. */
    private static final class Counting implements World {
        private final Table agents = new Table("agents");
        private final IntColumn turns = agents.ints("turns", "");

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Table agents() {
            return agents;
        }

        @Override
        public int founders() {
            return AGENTS;
        }

        @Override
        public void birth(Turn turn, int row) {
            turns.write()[row] = 0;
        }

        @Override
        public void decide(Turn turn, int row) {
            turns.write()[row] = turns.read()[(row + 1) % AGENTS] + 1;
        }
    }

    /** Steps. */
    @Actor
    public void step(II_Result result) {
        engine.run(cycle::begin, STEPS).join();
        result.r2 = engine.read(() -> null, this::seen).join();
        engine.close();
    }

    /** Reads meanwhile. */
    @Actor
    public void read(II_Result result) {
        result.r1 = engine.read(() -> null, this::seen)
                .exceptionally(closed -> STEPS)
                .join();
    }

    private int seen() {
        int first = world.turns.read()[0];
        for (int row = 1; row < AGENTS; row++) {
            if (world.turns.read()[row] != first) {
                return MIXTURE;
            }
        }
        return first;
    }
}
