package io.throng.scenarios.traffic.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Philox;
import io.throng.scenarios.traffic.assignment.FlowNetwork.FlowLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StaticAssignmentTest {
    /** Braess (1968), with 6 trips from 1 to 2. */
    private static final FlowNetwork BRAESS = new FlowNetwork(
            4,
            1,
            List.of(
                    new FlowLink(1, 3, new LinkCost(0, 10, 1)),
                    new FlowLink(1, 4, new LinkCost(50, 1, 1)),
                    new FlowLink(3, 2, new LinkCost(50, 1, 1)),
                    new FlowLink(3, 4, new LinkCost(10, 1, 1)),
                    new FlowLink(4, 2, new LinkCost(0, 10, 1))));

    private static final List<Trips> SIX = List.of(new Trips(1, 2, 6));

    private static StaticAssignment of(FlowNetwork network, List<Trips> trips, Principle principle) {
        StaticAssignment assignment = StaticAssignment.of(network, trips, principle);
        assertThat(assignment.improve(1e-10, 1000)).isTrue();
        return assignment;
    }

    @Test
    void aLinkMoreMakesEverybodySlower() {
        StaticAssignment with = of(BRAESS, SIX, Principle.USER);
        assertThat(with.meanTime()).isCloseTo(92, within(1e-6));
        assertThat(with.flows()).containsExactly(new double[] {4, 2, 2, 2, 4}, within(1e-6));
        assertThat(with.beckmann()).isCloseTo(386, within(1e-6));
        assertThat(with.ways()).isEqualTo(3);
        assertThat(of(BRAESS.without(3, 4), SIX, Principle.USER).meanTime()).isCloseTo(83, within(1e-6));
        assertThat(of(BRAESS, SIX, Principle.SYSTEM).meanTime()).isCloseTo(83, within(1e-6));
    }

    /** Pigou's two roads, one of which always takes as long: 1 for everybody, 3/4 at best. */
    @Test
    void pigousRoads() {
        FlowNetwork pigou = new FlowNetwork(
                2, 1, List.of(new FlowLink(1, 2, new LinkCost(1, 0, 1)), new FlowLink(1, 2, new LinkCost(0, 1, 1))));
        List<Trips> one = List.of(new Trips(1, 2, 1));
        assertThat(of(pigou, one, Principle.USER).totalTime()).isCloseTo(1, within(1e-9));
        assertThat(of(pigou, one, Principle.SYSTEM).totalTime()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void zonesAreNotDrivenThrough() {
        List<FlowLink> links = List.of(
                new FlowLink(1, 2, new LinkCost(1, 0, 0)),
                new FlowLink(2, 3, new LinkCost(1, 0, 0)),
                new FlowLink(1, 4, new LinkCost(5, 0, 0)),
                new FlowLink(4, 3, new LinkCost(5, 0, 0)));
        List<Trips> trips = List.of(new Trips(1, 3, 1));
        assertThat(of(new FlowNetwork(4, 1, links), trips, Principle.USER).totalTime())
                .isEqualTo(2);
        assertThat(of(new FlowNetwork(4, 4, links), trips, Principle.USER).totalTime())
                .isEqualTo(10);
    }

    /** A grid of two-way roads with random costs, and random trips. */
    @ParameterizedTest
    @EnumSource(Principle.class)
    void nobodyCouldDoBetterOnAGrid(Principle principle) {
        Philox random = new Philox().reset(7, Philox.WORLD, 0, 0);
        int side = 8;
        List<FlowLink> links = new ArrayList<>();
        for (int node = 1; node <= side * side; node++) {
            boolean isLastInRow = node % side == 0;
            for (int next : new int[] {isLastInRow ? 0 : node + 1, node + side}) {
                if (next > 0 && next <= side * side) {
                    links.add(new FlowLink(node, next, LinkCost.bpr(1 + random.nextDouble(), 0.15, 50, 4)));
                    links.add(new FlowLink(next, node, LinkCost.bpr(1 + random.nextDouble(), 0.15, 50, 2.5)));
                }
            }
        }
        List<Trips> trips = new ArrayList<>();
        double all = 0;
        for (int i = 0; i < 150; i++) {
            int from = 1 + random.nextInt(side * side);
            int to = 1 + random.nextInt(side * side);
            if (from != to) {
                trips.add(new Trips(from, to, 1 + random.nextInt(20)));
                all += trips.getLast().amount();
            }
        }
        FlowNetwork network = new FlowNetwork(side * side, 1, links);
        StaticAssignment found = of(network, trips, principle);
        assertThat(found.trips()).isEqualTo(all);
        assertThat(found.ways()).isGreaterThan(trips.size());
        for (int node = 1; node <= side * side; node++) {
            assertThat(balance(network, found.flows(), node)).isCloseTo(wanted(trips, node), within(1e-6));
        }
        StaticAssignment other = of(network, trips, principle == Principle.USER ? Principle.SYSTEM : Principle.USER);
        if (principle == Principle.USER) {
            assertThat(found.beckmann()).isLessThan(other.beckmann());
        } else {
            assertThat(found.totalTime()).isLessThan(other.totalTime());
        }
    }

    private static double balance(FlowNetwork network, double[] flows, int node) {
        double sum = 0;
        for (int link = 0; link < flows.length; link++) {
            sum += network.links().get(link).from() == node ? flows[link] : 0;
            sum -= network.links().get(link).to() == node ? flows[link] : 0;
        }
        return sum;
    }

    private static double wanted(List<Trips> trips, int node) {
        double sum = 0;
        for (Trips each : trips) {
            sum += each.from() == node ? each.amount() : 0;
            sum -= each.to() == node ? each.amount() : 0;
        }
        return sum;
    }

    @Test
    void theGapThatIsAskedForMayTakeMoreIterations() {
        StaticAssignment begun = StaticAssignment.of(BRAESS, SIX, Principle.USER);
        assertThat(begun.improve(0, 0)).isFalse();
        assertThat(begun.relativeGap()).isGreaterThan(0.1);
        assertThat(begun.iterations()).isZero();
    }

    @Test
    void costsOfLinks() {
        LinkCost bpr = LinkCost.bpr(6, 0.15, 100, 4);
        assertThat(bpr.at(0)).isEqualTo(6);
        assertThat(bpr.at(100)).isCloseTo(6.9, within(1e-12));
        assertThat(bpr.slope(100)).isCloseTo(6 * 0.15 * 4 / 100, within(1e-12));
        assertThat(bpr.integral(100)).isCloseTo(600 + 90.0 / 5, within(1e-9));
        assertThat(bpr.marginal().at(100)).isCloseTo(6.9 + 100 * bpr.slope(100), within(1e-9));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticAssignment.of(BRAESS, List.of(new Trips(2, 1, 6)), Principle.USER))
                .withMessage("there are 6.0 trips from node 2 to node 1, but no way");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticAssignment.of(BRAESS, List.of(new Trips(1, 5, 6)), Principle.USER))
                .withMessage("nodes are numbered from 1 to 4, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BRAESS.without(4, 3))
                .withMessage("there is no link from 4 to 3 that could be closed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkCost(-1, 0, 1))
                .withMessage("constant of a link's cost must be at least 0 and finite, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trips(1, 2, 0))
                .withMessage("trips from 1 to 2 must be a positive number, got 0.0");
    }
}
