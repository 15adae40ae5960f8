package io.throng.scenarios.traffic;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.traffic.assignment.FlowNetwork;
import io.throng.scenarios.traffic.assignment.FlowNetwork.FlowLink;
import io.throng.scenarios.traffic.assignment.LinkCost;
import java.util.List;

/**
 * Drivers who learn by which route to go from day to day, on networks on which selfish drivers are slower than they need be: a
 * routing game. Each driver sees how long the routes took yesterday, which one it took, and a number drawn for it alone, by which
 * drivers who decide by the same policy can spread over routes.
 */
public final class RouteChoiceScenario implements LearningScenario<RouteChoiceScenario.Parameters> {
    /** For the service loader. */
    public RouteChoiceScenario() {}

    /** Where drivers go. */
    public enum Roads {
        /** Braess (1968), 6 trips: everybody takes 92 in the user equilibrium, 83 at best. */
        BRAESS(6, 83, braess(), new int[][] {{0, 2}, {0, 3, 4}, {1, 4}}),
        /** The same without the road between: everybody takes 83. */
        BRAESS_CLOSED(6, 83, braess().without(3, 4), new int[][] {{0, 2}, {1, 3}}),
        /** Pigou (1920): one road always takes 1, the other as long as the share of those on it; 1 and 3/4. */
        PIGOU(
                1,
                1,
                new FlowNetwork(
                        2,
                        1,
                        List.of(new FlowLink(1, 2, new LinkCost(1, 0, 1)), new FlowLink(1, 2, new LinkCost(0, 1, 1)))),
                new int[][] {{0}, {1}});

        private final double demand;
        private final double scale;
        private final FlowNetwork network;
        private final int[][] routes;

        Roads(double demand, double scale, FlowNetwork network, int[][] routes) {
            this.demand = demand;
            this.scale = scale;
            this.network = network;
            this.routes = routes;
        }

        private static FlowNetwork braess() {
            LinkCost steep = new LinkCost(0, 10, 1);
            LinkCost flat = new LinkCost(50, 1, 1);
            return new FlowNetwork(
                    4,
                    1,
                    List.of(
                            new FlowLink(1, 3, steep),
                            new FlowLink(1, 4, flat),
                            new FlowLink(3, 2, flat),
                            new FlowLink(3, 4, new LinkCost(10, 1, 1)),
                            new FlowLink(4, 2, steep)));
        }

        double demand() {
            return demand;
        }

        /** About what a trip takes. */
        double scale() {
            return scale;
        }

        FlowNetwork network() {
            return network;
        }

        /** Links of each route. */
        int[][] routes() {
            return routes;
        }
    }

    /** What drivers want little of. */
    public enum Reward {
        /** The time of their own trip. */
        TIME,
        /** And a toll: the time by which they make all others slower (Pigou's tax). */
        TIME_AND_TOLL
    }

    /**
     * What can be set.
     *
     * @param agents drivers among whom the demand is divided, in [1, 1e6]
     * @param network where they go
     * @param days of an episode, in [1, 1e6]
     * @param reward what they want little of
     */
    public record Parameters(int agents, Roads network, int days, Reward reward) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(agents >= 1 && agents <= 1e6, "agents must be in [1, 1e6]", agents);
            Demands.require(days >= 1 && days <= 1e6, "days must be in [1, 1e6]", days);
        }
    }

    @Override
    public String name() {
        return "route_choice";
    }

    @Override
    public String description() {
        return "Drivers learn from day to day by which route to go, where selfish ones are slower than they need be"
                + " (Braess 1968, Pigou 1920).";
    }

    @Override
    public String scale() {
        return "Minus the mean time of a trip (with TIME_AND_TOLL, and toll): on BRAESS -92 in the user equilibrium"
                + " and -83 at best, which is also that of BRAESS_CLOSED; on PIGOU -1 and -0.75.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(60, Roads.BRAESS, 20, Reward.TIME);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(agents, parameters.network(), parameters.days(), parameters.reward());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new RouteChoice(parameters, agents, worlds);
    }
}
