package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.kernel.random.Philox;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.SignalTiming;
import io.throng.scenarios.traffic.net.generate.GridNetwork;
import io.throng.scenarios.traffic.road.Rerouting;
import io.throng.scenarios.traffic.road.RoadTraffic;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.Signalling;
import io.throng.scenarios.traffic.road.TrafficScene;
import io.throng.scenarios.traffic.routing.Router;
import java.util.ArrayList;
import java.util.List;

/** A city of streets that cross at signals: {@link GridNetwork} by name. */
public final class GridScenario implements ReportedTraffic<GridScenario.Parameters> {
    private static final long PLACES = 0x6121DL;

    /** For the service loader. */
    public GridScenario() {}

    /**
     * What can be set.
     *
     * @param vehicles in all
     * @param columns of junctions
     * @param rows of junctions
     * @param block metres between junctions
     * @param lanes each way
     * @param routes at most so many different ones, shared by vehicles
     * @param trip blocks to the east or west, and to the north or south, that a trip leads at most
     * @param seconds of departures
     * @param model of the drivers
     * @param rerouting seconds after which drivers look for a quicker way again and again; 0 for never
     * @param signals how they are controlled
     */
    public record Parameters(
            int vehicles,
            int columns,
            int rows,
            double block,
            int lanes,
            int routes,
            int trip,
            double seconds,
            DriverModel model,
            double rerouting,
            SignalRule signals) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(vehicles >= 1 && vehicles <= 1e8, "vehicles must be in [1, 1e8]", vehicles);
            Demands.require(routes >= 1 && routes <= 1e6, "routes must be in [1, 1e6]", routes);
            Demands.require(trip >= 1, "trip must be at least 1", trip);
            Demands.require(seconds > 0 && seconds <= 1e6, "seconds must be in (0, 1e6]", seconds);
            Demands.require(signals != SignalRule.LED, "signals must not be LED, as nobody leads them", signals);
            Rerouting.every(rerouting);
            network(columns, rows, block, lanes);
        }

        private static GridNetwork network(int columns, int rows, double block, int lanes) {
            return new GridNetwork(columns, rows, block, lanes, 13.89, SignalTiming.defaults());
        }

        TrafficScene scene() {
            RoadNetwork network = network(columns, rows, block, lanes).network();
            VehicleType car = Demands.passenger(model);
            Router router = new Router(network, car.vehicleClass());
            int different = Math.min(routes, vehicles);
            List<Departures> departures = new ArrayList<>();
            for (int i = 0; i < different; i++) {
                int share = vehicles / different + (i < vehicles % different ? 1 : 0);
                departures.add(departures(i, different, share, car, route(network, router, i)));
            }
            return new TrafficScene(network, new Demand(departures), 1, List.of(), Rerouting.every(rerouting));
        }

        private Departures departures(int number, int of, int vehiclesOnIt, VehicleType car, Route route) {
            double period = seconds / vehiclesOnIt;
            Insertion insertion =
                    new Insertion(Insertion.Lane.BEST, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0);
            Rhythm rhythm = new Rhythm.Even(period * number / of, period, vehiclesOnIt);
            return Departures.of("trip" + number, rhythm, car, route, insertion);
        }

        /** From a street that leads to one junction to a street that leads away from another, the same for a number always. */
        private Route route(RoadNetwork network, Router router, int number) {
            Philox random = new Philox().reset(PLACES, Philox.WORLD, number, 0);
            while (true) {
                int column = random.nextInt(columns);
                int row = random.nextInt(rows);
                int toColumn = Math.clamp(column + random.nextInt(2 * trip + 1) - trip, 0, columns - 1);
                int toRow = Math.clamp(row + random.nextInt(2 * trip + 1) - trip, 0, rows - 1);
                String from = street(neighbour(column, row, random.nextInt(4)), junction(column, row));
                String to = street(junction(toColumn, toRow), neighbour(toColumn, toRow, random.nextInt(4)));
                int start = network.edge(from).number();
                int end = network.edge(to).number();
                if (start != end && (column != toColumn || row != toRow)) {
                    return router.route(start, end, router.freeFlow());
                }
                if (columns == 1 && rows == 1 && router.isJoined(start, end)) {
                    return new Route(new int[] {start, end});
                }
            }
        }

        private static String street(String from, String to) {
            return from + "_" + to;
        }

        private static String junction(int column, int row) {
            return "J" + column + "." + row;
        }

        private String neighbour(int column, int row, int side) {
            return switch (side) {
                case 0 -> column == 0 ? "W" + row : junction(column - 1, row);
                case 1 -> column == columns - 1 ? "E" + row : junction(column + 1, row);
                case 2 -> row == 0 ? "S" + column : junction(column, row - 1);
                default -> row == rows - 1 ? "N" + column : junction(column, row + 1);
            };
        }
    }

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String description() {
        return "A city of streets that cross at signals, of any size: vehicles drive from anywhere to somewhere a few"
                + " blocks away.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1000, 6, 6, 200, 2, 10_000, 20, 600, DriverModel.KRAUSS, 0, SignalRule.PROGRAM);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return Demands.withVehicles(parameters, agents);
    }

    @Override
    public World build(Parameters parameters) {
        return new RoadTraffic(name(), parameters.scene(), Signalling.by(parameters.signals()));
    }
}
