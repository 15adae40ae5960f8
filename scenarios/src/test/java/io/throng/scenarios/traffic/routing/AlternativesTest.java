package io.throng.scenarios.traffic.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.SignalTiming;
import io.throng.scenarios.traffic.net.generate.GridNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternativesTest {
    private final RoadNetwork network = new GridNetwork(4, 4, 200, 1, 13.89, SignalTiming.defaults()).network();

    private final Router router = new Router(network, "passenger");

    private Route quickest(String from, String to) {
        return router.route(network.edge(from).number(), network.edge(to).number(), router.freeFlow());
    }

    @Test
    void otherWaysHaveTheSameEndsAndAreNotMuchLonger() {
        Route route = quickest("W0_J0.0", "J3.3_E3");
        List<Route> ways = Alternatives.of(route, router, 4);
        assertThat(ways).hasSize(4).doesNotHaveDuplicates().first().isEqualTo(route);
        double shortest = router.seconds(route, router.freeFlow());
        for (Route way : ways) {
            assertThat(way.edges()[0]).isEqualTo(route.edges()[0]);
            assertThat(way.edges()[way.edges().length - 1]).isEqualTo(route.edges()[route.edges().length - 1]);
            assertThat(router.seconds(way, router.freeFlow())).isBetween(shortest, 2 * shortest);
        }
    }

    @Test
    void thereMayBeNone() {
        Route turn = quickest("W0_J0.0", "J0.0_S0");
        assertThat(Alternatives.of(turn, router, 4)).containsExactly(turn);
        assertThat(Alternatives.of(turn, router, 1)).containsExactly(turn);
    }

    @Test
    void edgesThatAreNotJoinedCostEverything() {
        int from = network.edge("W0_J0.0").number();
        int to = network.edge("J3.3_E3").number();
        assertThat(router.seconds(new Route(new int[] {from, to}), router.freeFlow()))
                .isEqualTo(Double.POSITIVE_INFINITY);
        Route route = quickest("W0_J0.0", "J3.3_E3");
        double free = router.seconds(route, router.freeFlow());
        double[] slower = router.freeFlow().clone();
        slower[from] += 10;
        assertThat(router.seconds(route, slower)).isCloseTo(free + 10, within(1e-9));
    }
}
