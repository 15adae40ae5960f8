package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.testworlds.Clockwork;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Friends;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static Memory memory(World world, SteppingMode mode) {
        Execution execution = Execution.defaults().withThreads(1).withRegions(1).withMode(mode);
        try (Simulation simulation = Simulation.start(world, 1, execution)) {
            simulation.run(1);
            return simulation.memory();
        }
    }

    /** Two-sided columns of 4 + 4 + 16 + 8 + 8 bytes, a constant one of 4; ids of 8 bytes and ranks of 4. */
    @Test
    void aColonyWithoutBirthsKeepsItsColumnsOnBothSides() {
        Memory memory = memory(new Colony(400, true), SteppingMode.COHORT);
        assertThat(memory.agents()).isBetween(300, 500);
        assertThat(memory.columns()).isGreaterThanOrEqualTo(400 * (2 * 40 + 4));
        assertThat(memory.columns() % (2 * 40 + 4)).isZero();
        assertThat(memory.bookkeeping()).isBetween(400L * 8, 1000L * 12);
        assertThat(memory.indexes()).isGreaterThanOrEqualTo(400 * (4 + 4 + 4 + 4));
        assertThat(memory.actors()).isZero();
        assertThat(memory.total()).isEqualTo(memory.columns() + memory.bookkeeping() + memory.indexes());
    }

    @Test
    void aCohortKeepsNothingBesideColumnsAndIds() {
        Memory memory = memory(new Clockwork(5000), SteppingMode.COHORT);
        assertThat(memory.perAgent(memory.bookkeeping())).isEqualTo(8);
        assertThat(memory.perAgent(memory.total())).isEqualTo(8 + memory.perAgent(memory.columns()));
    }

    @Test
    void actorsAreCountedOnceTheyAreSpawned() {
        Memory memory = memory(new Clockwork(500), SteppingMode.BATCHED);
        assertThat(memory.perAgent(memory.actors())).isEqualTo(Memory.BYTES_AN_ACTOR);
        assertThat(memory.perAgent(memory.bookkeeping())).isEqualTo(12);
    }

    @Test
    void networksCountAmongTheIndexes() {
        Memory memory = memory(new Friends(100, 0), SteppingMode.COHORT);
        assertThat(memory.indexes()).isGreaterThan(100 * (4 * 12 + 8));
    }

    @Test
    void nobodyNeedsNothing() {
        Memory memory = memory(new Clockwork(0), SteppingMode.COHORT);
        assertThat(memory.perAgent(memory.total())).isZero();
    }
}
