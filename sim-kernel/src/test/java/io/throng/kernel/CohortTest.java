package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.step.ReferenceLoop;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortTest {
    private static final int AGENTS = 100;
    private static final long NEVER = Long.MAX_VALUE;

    /** Agents that keep their last draw; decided for many at once, in places that are not their rows. */
    private static final class Drawers implements World {
        private final Table agents = new Table("agents");
        private final IntColumn drawn = agents.ints("drawn", "");
        private final int[] rowAt =
                IntStream.range(0, AGENTS).map(i -> i * 37 % AGENTS).toArray();
        private final long brokenAt;
        private final long failsAt;
        private final AtomicInteger cohorts = new AtomicInteger();

        /**
         * Drawers.
         *
         * @param brokenAt the step in which the rules for many throw
         * @param failsAt the step in which agent 7 does
         */
        Drawers(long brokenAt, long failsAt) {
            this.brokenAt = brokenAt;
            this.failsAt = failsAt;
        }

        @Override
        public String name() {
            return "drawers";
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
        public void birth(Turn turn, int row) {}

        @Override
        public void decide(Turn turn, int row) {
            if (turn.step() == failsAt && turn.id() == 7) {
                throw new IllegalStateException("tired");
            }
            drawn.write()[row] =
                    drawn.read()[row] ^ turn.random().nextInt() ^ turn.random().nextInt();
        }

        @Override
        public Cohort cohort() {
            return this::decideAll;
        }

        private void decideAll(CohortTurn turn, int from, int to) {
            cohorts.incrementAndGet();
            if (turn.step() == brokenAt && from <= 50 && 50 < to || turn.step() == failsAt) {
                throw new IllegalStateException("out of step");
            }
            int[][] words = new int[2][to - from];
            turn.words(rowAt, from, to - from, words);
            for (int place = from; place < to; place++) {
                int row = rowAt[place];
                drawn.write()[row] = drawn.read()[row] ^ words[0][place - from] ^ words[1][place - from];
            }
        }
    }

    private static long hash(Drawers world, int regions, int steps) {
        try (Simulation simulation =
                Simulation.start(world, 11, Execution.defaults().withThreads(2).withRegions(regions))) {
            simulation.run(steps);
            return simulation.hash();
        }
    }

    private static long expected(int steps) {
        ReferenceLoop loop = new ReferenceLoop(new Drawers(NEVER, NEVER), 11);
        loop.run(steps);
        return loop.hash();
    }

    @Test
    void agentsDecidedForAtOnceDoAsEachWouldAlone() {
        for (int regions : new int[] {1, 3, 8}) {
            Drawers world = new Drawers(NEVER, NEVER);
            assertThat(hash(world, regions, 6)).isEqualTo(expected(6));
            assertThat(world.cohorts).hasValue(6 * regions);
        }
    }

    @Test
    void whereRulesForManyThrowEverybodyIsDecidedForAlone() {
        for (int regions : new int[] {1, 3, 8}) {
            Drawers world = new Drawers(2, NEVER);
            assertThat(hash(world, regions, 6)).isEqualTo(expected(6));
            assertThat(world.cohorts).hasValue(3 * regions);
        }
    }

    @Test
    void anAgentThatFailsIsFoundAndReported() {
        try (Simulation simulation =
                Simulation.start(new Drawers(NEVER, 4), 11, Execution.defaults().withRegions(3))) {
            simulation.run(6);
            assertThat(simulation.failures()).singleElement().satisfies(failure -> {
                assertThat(failure.agent()).isEqualTo(7);
                assertThat(failure.step()).isEqualTo(4);
            });
        }
    }
}
