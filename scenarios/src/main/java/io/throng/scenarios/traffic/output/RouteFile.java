package io.throng.scenarios.traffic.output;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Rhythm;
import io.throng.scenarios.traffic.demand.SpeedFactor;
import io.throng.scenarios.traffic.demand.Stop;
import io.throng.scenarios.traffic.demand.VehicleType;
import io.throng.scenarios.traffic.following.DriverModel;
import io.throng.scenarios.traffic.net.RoadNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Departures as a file of SUMO's: {@code rou.xml}. */
public final class RouteFile {
    private RouteFile() {}

    /**
     * Writes a demand of single vehicles, each of one type and on one route. Types of the same name get names of their own.
     *
     * @throws IllegalArgumentException if there are flows or mixtures
     */
    public static void write(Demand demand, RoadNetwork network, Path file) throws IOException {
        Map<VehicleType, String> names = new HashMap<>();
        try (XmlOut out = new XmlOut(Files.newOutputStream(file), "routes")) {
            for (VehicleType type : demand.types()) {
                String name = names.containsValue(type.id()) ? type.id() + "-" + names.size() : type.id();
                names.put(type, name);
                write(type, name, out);
            }
            List<Departures> byTime = demand.departures().stream()
                    .sorted(Comparator.comparingDouble(RouteFile::time))
                    .toList();
            for (Departures each : byTime) {
                write(each, names, network, out);
            }
        }
    }

    private static double time(Departures departures) {
        if (departures.rhythm() instanceof Rhythm.Once once
                && departures.types().of().size() == 1
                && departures.routes().of().size() == 1) {
            return once.time();
        }
        throw new IllegalArgumentException(
                departures.id() + " must be a single vehicle of one type and on one route, got a flow or a mixture");
    }

    private static void write(VehicleType type, String name, XmlOut out) throws IOException {
        out.leaf("vType");
        out.text("id", name);
        out.text("vClass", type.vehicleClass());
        out.exact("length", type.length());
        out.exact("minGap", type.minGap());
        out.exact("maxSpeed", type.maxSpeed());
        out.exact("accel", type.accel());
        out.exact("decel", type.decel());
        out.exact("emergencyDecel", type.emergencyDecel());
        out.exact("tau", type.tau());
        out.exact("sigma", type.sigma());
        out.text(
                "carFollowModel",
                type.model() == DriverModel.KRAUSS ? "Krauss" : type.model().name());
        SpeedFactor factor = type.speedFactor();
        out.text(
                "speedFactor",
                "normc(" + factor.mean() + "," + factor.deviation() + "," + factor.least() + "," + factor.most() + ")");
        out.exact("lcStrategic", type.laneChanging().strategic());
        out.exact("lcCooperative", type.laneChanging().cooperative());
        out.exact("lcSpeedGain", type.laneChanging().speedGain());
        out.exact("lcKeepRight", type.laneChanging().keepRight());
        out.exact("lcAssertive", type.laneChanging().assertive());
        out.text("laneChangeModel", type.laneChanging().model().name());
        if (!type.emissionClass().isEmpty()) {
            out.text("emissionClass", type.emissionClass());
        }
    }

    private static void write(Departures each, Map<VehicleType, String> names, RoadNetwork network, XmlOut out)
            throws IOException {
        Insertion insertion = each.insertion();
        out.open("vehicle");
        out.text("id", each.id());
        out.text("type", names.get(each.types().of().getFirst()));
        out.exact("depart", time(each));
        out.text(
                "departLane",
                insertion.lane() == Insertion.Lane.GIVEN
                        ? String.valueOf(insertion.laneIndex())
                        : insertion.lane().isBest() ? "best" : word(insertion.lane()));
        out.text(
                "departPos",
                insertion.position() == Insertion.Position.GIVEN
                        ? String.valueOf(insertion.metres())
                        : word(insertion.position()));
        out.text(
                "departSpeed",
                insertion.speed() == Insertion.Speed.GIVEN
                        ? String.valueOf(insertion.metresPerSecond())
                        : insertion.speed() == Insertion.Speed.SPEED_LIMIT ? "speedLimit" : word(insertion.speed()));
        out.leaf("route");
        out.text(
                "edges",
                Arrays.stream(each.routes().of().getFirst().edges())
                        .mapToObj(edge -> network.edges().get(edge).id())
                        .collect(Collectors.joining(" ")));
        for (Stop stop : each.stops()) {
            out.leaf("stop");
            out.text("lane", network.lanes().get(stop.lane()).id());
            out.exact("endPos", stop.position());
            out.exact("duration", stop.seconds());
            if (stop.until() > 0) {
                out.exact("until", stop.until());
            }
        }
        out.end();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
