package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.space.Grid;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.testworlds.Meadow;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SitesTest {
    private static final int AGENTS = 40;

    /** Sites that count how many agents stand on them after a step, and agents that walk to the next site. */
    private static class Rounds implements World {
        private final Table agents = new Table("agents");
        private final IntColumn at = agents.ints("at", "");
        private final IntColumn seen = agents.ints("seen", "");
        private final Table sites = new Table("sites");
        private final IntColumn count = sites.ints("count", "");
        private final int siteCount;
        private final int run;

        Rounds(int siteCount, int run) {
            this.siteCount = siteCount;
            this.run = run;
        }

        @Override
        public String name() {
            return "rounds";
        }

        @Override
        public Table agents() {
            return agents;
        }

        @Override
        public Table sites() {
            return sites;
        }

        @Override
        public int siteCount() {
            return siteCount;
        }

        @Override
        public int siteRun() {
            return run;
        }

        @Override
        public int founders() {
            return AGENTS;
        }

        @Override
        public Set<Phase> phases() {
            return EnumSet.of(Phase.DECIDE, Phase.SITES);
        }

        @Override
        public void foundSites(SiteTurn turn, int fromSite, int toSite) {
            Arrays.fill(count.write(), fromSite, toSite, 1000);
        }

        @Override
        public void birth(Turn turn, int row) {
            at.write()[row] = row % siteCount;
            seen.write()[row] = count.read()[row % siteCount];
        }

        @Override
        public void decide(Turn turn, int row) {
            at.write()[row] = (at.read()[row] + 1) % siteCount;
            seen.write()[row] = count.read()[at.read()[row]];
        }

        @Override
        public void changeSites(SiteTurn turn, int fromSite, int toSite) {
            if (fromSite % run != 0 || toSite % run != 0 && toSite != siteCount) {
                throw new IllegalStateException("cut at " + fromSite + " and " + toSite);
            }
            for (int site = fromSite; site < toSite; site++) {
                count.write()[site] = (int) (100 * turn.step());
                for (int row = 0; row < agents.rows(); row++) {
                    count.write()[site] += at.read()[row] == site ? 1 : 0;
                }
            }
        }
    }

    @Test
    void foundersSeeSitesAndSitesSeeWhereAgentsHaveGone() {
        Executions.all().forEach(execution -> {
            Rounds world = new Rounds(30, 5);
            try (Simulation simulation = Simulation.start(world, 7, execution)) {
                assertThat(Arrays.copyOf(world.seen.read(), AGENTS)).containsOnly(1000);
                simulation.run(2);
                int[] counts = simulation.atRest(() -> Arrays.copyOf(world.count.read(), 30));
                for (int site = 0; site < 30; site++) {
                    assertThat(counts[site]).isEqualTo(100 + (Math.floorMod(site - 2, 30) < 10 ? 2 : 1));
                }
                assertThat(simulation.atRest(() -> world.seen.read()[0]))
                        .as("agents see the sites of the step before")
                        .isEqualTo(2);
            }
        });
    }

    @Test
    void sitesAreRestoredOnlyIntoAsMany() {
        try (Simulation simulation = Simulation.start(new Rounds(30, 1), 7)) {
            Snapshot snapshot = simulation.snapshot();
            assertThatThrownBy(() -> Simulation.restore(new Rounds(31, 1), snapshot, Execution.defaults()))
                    .hasMessage("the saved state has 30 sites, the world 31;"
                            + " restore it with the parameters it was saved with");
        }
    }

    @Test
    void whatSitesThrowEndsTheRun() {
        try (Simulation simulation = Simulation.start(new Rounds(30, 1), 7)) {
            simulation.run(1);
            Rounds broken = new Rounds(30, 7) {
                @Override
                public void changeSites(SiteTurn turn, int fromSite, int toSite) {
                    throw new IllegalStateException("parched");
                }
            };
            try (Simulation fork = simulation.fork(broken)) {
                assertThatThrownBy(() -> fork.run(1))
                        .isInstanceOf(SimulationException.class)
                        .hasMessageContaining("in SITES")
                        .hasMessageContaining("parched");
            }
        }
    }

    @Test
    void contradictionsAreRefused() {
        assertThatThrownBy(() -> Simulation.start(new Rounds(0, 1), 7))
                .hasMessage("sites of rounds must number at least 1 in a world whose sites change, got 0");
        assertThatThrownBy(() -> Simulation.start(new Rounds(5, 0), 7))
                .hasMessage("sites dealt out together in rounds must be at least 1, got 0");
    }

    @Test
    void theMeadowReallyLivesAndSpreads() {
        try (Simulation simulation = Simulation.start(new Meadow(300, Grid.torus(19, 13)), 10)) {
            simulation.run(12);
            assertThat(simulation.world().agents().nextId()).isGreaterThan(500);
            assertThat(simulation.measures().get("mean scent")).isPositive();
            assertThat(simulation.measures().get("mean energy")).isPositive();
            assertThat(simulation.failures()).isEmpty();
        }
    }
}
