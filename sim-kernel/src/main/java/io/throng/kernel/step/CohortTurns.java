package io.throng.kernel.step;

import io.throng.kernel.Cohort;
import io.throng.kernel.CohortTurn;
import io.throng.kernel.random.PhiloxBlocks;
import io.throng.kernel.random.Streams;
import io.throng.kernel.state.Table;

/** One region's share of the decisions of a cohort: as many places as it has rows, but not those of its rows. */
final class CohortTurns implements CohortTurn {
    private final StepCycle cycle;
    private final Cohort cohort;
    private final Table agents;
    private PhiloxBlocks random = new PhiloxBlocks(0);

    CohortTurns(StepCycle cycle, Cohort cohort) {
        this.cycle = cycle;
        this.cohort = cohort;
        this.agents = cycle.world().agents();
    }

    /**
     * Decides for a share.
     *
     * @return whether the rules got through; if not, everybody is to be decided for anew, one by one
     */
    boolean decide(int from, int to) {
        try {
            cohort.decide(this, from, to);
            return true;
        } catch (Exception | AssertionError | StackOverflowError thrown) {
            return false;
        }
    }

    @Override
    public long step() {
        return cycle.step();
    }

    @Override
    public void words(int[] rows, int from, int count, int[][] words) {
        random = random.capacity() < count ? new PhiloxBlocks(count) : random;
        for (int i = 0; i < count; i++) {
            random.agents()[i] = agents.id(rows[from + i]);
        }
        random.draw(cycle.seed(), count, cycle.step(), Streams.DECIDE, words);
    }
}
