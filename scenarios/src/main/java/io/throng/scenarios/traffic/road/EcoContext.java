package io.throng.scenarios.traffic.road;

import io.throng.kernel.random.Philox;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.LaneChanging;
import io.throng.scenarios.traffic.demand.Mix;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.Route;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Junction;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.Permission;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import java.util.BitSet;
import java.util.List;

/**
 * One approach to a signal, as eco-driving has to deal with many: a lane, a signal at its end, traffic, weather. After the
 * contexts of IntersectionZoo (Jayawardana et al., ICLR 2025).
 *
 * @param number which it is
 * @param length of the lane before the signal, in m
 * @param limit speed limit, in m/s
 * @param green seconds of a cycle
 * @param red seconds of a cycle
 * @param flow vehicles an hour
 * @param share of vehicles that are controlled, in (0, 1]
 * @param temperature in degrees Fahrenheit
 * @param humidity in per cent
 */
record EcoContext(
        int number,
        double length,
        double limit,
        double green,
        double red,
        double flow,
        double share,
        double temperature,
        double humidity) {
    static final int APPROACH = 0;
    static final int CROSSING = 1;
    static final int EXIT = 2;
    static final double YELLOW = 3;
    private static final double EXIT_LENGTH = 100;
    static final double CROSSING_LENGTH = 12;
    private static final double SATURATION = 1800;
    private static final double[] LIMITS = {11.18, 13.41, 15.65, 17.88};

    /** The context of a number: always the same. */
    static EcoContext of(int number, double share) {
        Philox random = new Philox().reset(0xEC0L, Philox.WORLD, number, 0);
        double length = 150 + 350 * random.nextDouble();
        double limit = LIMITS[random.nextInt(LIMITS.length)];
        double green = Math.rint(20 + 25 * random.nextDouble());
        double red = Math.rint(20 + 35 * random.nextDouble());
        double capacity = SATURATION * green / (green + red + YELLOW);
        double flow = capacity * (0.3 + 0.45 * random.nextDouble());
        return new EcoContext(
                number,
                length,
                limit,
                green,
                red,
                flow,
                share,
                Math.rint(20 + 70 * random.nextDouble()),
                Math.rint(20 + 70 * random.nextDouble()));
    }

    double cycle() {
        return green + YELLOW + red;
    }

    /**
     * The approach as a scene: controlled vehicles are of type 1.
     *
     * @param led whether they accelerate as somebody asks; otherwise they drive as people do, in the same traffic
     */
    TrafficScene scene(double dt, double seconds, boolean led) {
        return new TrafficScene(network(), demand(seconds, led), dt);
    }

    private RoadNetwork network() {
        List<Edge> edges = List.of(
                new Edge(0, "approach", "west", "signal", false, APPROACH, 1, 1),
                new Edge(1, ":signal_0", "", "", true, CROSSING, 1, 1),
                new Edge(2, "exit", "signal", "east", false, EXIT, 1, 1));
        float end = (float) length;
        float after = end + (float) CROSSING_LENGTH;
        List<Lane> lanes = List.of(
                lane(APPROACH, "approach_0", 0, length, 0, end),
                lane(CROSSING, ":signal_0_0", 1, CROSSING_LENGTH, end, after),
                lane(EXIT, "exit_0", 2, EXIT_LENGTH, after, after + (float) EXIT_LENGTH));
        List<Link> links = List.of(
                new Link(0, APPROACH, EXIT, CROSSING, 0, 0, 's', 'o', 0, 0),
                new Link(1, CROSSING, EXIT, -1, -1, -1, 's', 'M', -1, -1));
        Junction junction = new Junction(
                0,
                "signal",
                "traffic_light",
                length,
                0,
                List.of(APPROACH),
                List.of(CROSSING),
                List.of(new Request(new BitSet(), new BitSet(), false)));
        Signal.Program program = new Signal.Program(
                "0",
                "static",
                0,
                List.of(
                        new Signal.Phase(red, "r", red, red),
                        new Signal.Phase(green, "G", green, green),
                        new Signal.Phase(YELLOW, "y", YELLOW, YELLOW)));
        return new RoadNetwork(
                edges, lanes, links, List.of(junction), List.of(new Signal(0, "signal", List.of(program))));
    }

    private Lane lane(int number, String id, int edge, double metres, float from, float to) {
        return new Lane(number, id, edge, 0, metres, limit, new float[] {from, 0, to, 0}, Permission.ALL);
    }

    private Demand demand(double seconds, boolean led) {
        VehicleType other = led ? controlled() : human("controlled");
        Route route = new Route(new int[] {0, 2});
        Mix<VehicleType> types = share < 1
                ? new Mix<>(List.of(human("human"), other), List.of(1 - share, share))
                : new Mix<>(List.of(human("human"), other), List.of(1e-12, 1.0));
        Insertion insertion =
                new Insertion(Insertion.Lane.FIRST, 0, Insertion.Position.BASE, 0, Insertion.Speed.MAX, 0);
        Departures flowing = new Departures(
                "vehicle", new Rhythm.Poisson(0, seconds, flow / 3600), types, Mix.of(route), insertion, List.of());
        return new Demand(List.of(flowing));
    }

    /** The mean driver fitted by IntersectionZoo. */
    private static VehicleType human(String id) {
        return type(id, DriverModel.IDM, 0.74, 1.66, 0.3, 2.2);
    }

    /** Never faster than is safe as Krauß says, with 2.6 and 4.5 m/s², 2 m, and the reaction time of a step. */
    private static VehicleType controlled() {
        return type("controlled", DriverModel.KRAUSS, 2.6, 4.5, EcoTask.STEP, 2);
    }

    private static VehicleType type(
            String id, DriverModel model, double accel, double decel, double tau, double minGap) {
        return new VehicleType(
                id,
                "passenger",
                5,
                minGap,
                55.55,
                accel,
                decel,
                9,
                tau,
                0,
                model,
                SpeedFactor.of(1),
                LaneChanging.DEFAULT,
                "");
    }
}
