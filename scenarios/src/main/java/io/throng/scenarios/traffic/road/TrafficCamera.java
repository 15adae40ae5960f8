package io.throng.scenarios.traffic.road;

import io.throng.kernel.math.Elementary;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.scenarios.traffic.net.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What there is to see: roads, vehicles on their lanes, and what signals show at the stop lines. */
final class TrafficCamera {
    private static final double LANE_WIDTH = 3.2;
    private static final double HEAD = 2.5;
    private static final double VEHICLE = 5;
    private static final double FASTEST = 30;
    /** In the order of the viewer's colours: red is red, green is green, yellow nearly so. */
    private static final List<String> SHOWN =
            List.of("off", "red", "green", "green, giving way", "red, green soon", "yellow");

    private final Roads roads;
    private final Supplier<Traffic> now;
    private final boolean ofAgents;
    private final Polyline[] lines;

    /**
     * A camera on roads.
     *
     * @param now the traffic there, which may be another one in each frame
     * @param ofAgents whether vehicles are agents of the world that is seen
     */
    TrafficCamera(Roads roads, Supplier<Traffic> now, boolean ofAgents) {
        this.ofAgents = ofAgents;
        this.roads = roads;
        this.now = now;
        this.lines = lines(roads);
    }

    /** The lanes as they are drawn, by number. */
    static Polyline[] lines(Roads roads) {
        return roads.network.lanes().stream()
                .map(lane -> new Polyline(lane.shape(), lane.length()))
                .toArray(Polyline[]::new);
    }

    Camera camera(String name) {
        Camera camera = Camera.on(name, roads.network.extent())
                .lines("roads", LANE_WIDTH, shapes())
                .agents(
                        "vehicles",
                        Glyph.BOX,
                        VEHICLE,
                        new Driving(),
                        vehicles -> vehicles.at(row -> middle(row)[0], row -> middle(row)[1])
                                .heading(this::heading)
                                .quantity(
                                        "speed",
                                        "m/s",
                                        Range.of(0, FASTEST),
                                        row -> fleet().speed.read()[row])
                                .quantity(
                                        "standing",
                                        "s",
                                        Range.open(),
                                        row -> fleet().standing.read()[row] * now.get().dt));
        int[] lit = IntStream.range(0, roads.signal.length)
                .filter(link -> roads.signal[link] >= 0)
                .toArray();
        if (lit.length > 0) {
            camera.agents(
                    "signals",
                    Glyph.DISC,
                    HEAD,
                    AgentRows.things(lit.length),
                    heads -> heads.at(head -> end(lit[head])[0], head -> end(lit[head])[1])
                            .category("light", SHOWN, head -> shown(lit[head])));
        }
        return camera;
    }

    private Fleet fleet() {
        return now.get().fleet;
    }

    /** Vehicles on the road, of the traffic there is now. */
    private final class Driving implements AgentRows {
        private AgentRows driving() {
            return AgentRows.where(fleet().table, fleet()::isDriving);
        }

        @Override
        public int[] rows() {
            return driving().rows();
        }

        @Override
        public long[] ids() {
            return driving().ids();
        }

        @Override
        public boolean areAgents() {
            return ofAgents;
        }
    }

    private List<float[]> shapes() {
        List<float[]> shapes = new ArrayList<>();
        for (Lane lane : roads.network.lanes()) {
            shapes.add(lane.shape());
        }
        return shapes;
    }

    private float[] middle(int row) {
        int lane = fleet().lane.read()[row];
        double back = fleet().position.read()[row] - now.get().driver(row).length / 2;
        return lines[lane].at(Math.clamp(back / lines[lane].length(), 0, 1));
    }

    private double heading(int row) {
        return heading(lines[fleet().lane.read()[row]], fleet().position.read()[row]);
    }

    /** The direction of a line at some metres along it, in radians from the east. */
    static double heading(Polyline line, double metres) {
        double share = Math.clamp(metres / line.length(), 0, 1);
        float[] ahead = line.at(Math.min(1, share + 0.01));
        float[] behind = line.at(Math.max(0, share - 0.01));
        return Elementary.atan2(ahead[1] - behind[1], ahead[0] - behind[0]);
    }

    /** The signals of links of one lane stand side by side at its end. */
    private float[] end(int link) {
        int lane = roads.from[link];
        int[] links = roads.links[lane];
        int place = IntStream.range(0, links.length)
                .filter(i -> links[i] == link)
                .findFirst()
                .orElse(0);
        return lines[lane].at(Math.max(0, 1 - place * HEAD / lines[lane].length()));
    }

    private int shown(int link) {
        char letter = now.get().lights.letter(roads, link);
        return switch (letter) {
            case 'r' -> 1;
            case 'G' -> 2;
            case 'g' -> 3;
            case 'u' -> 4;
            case 'y', 'Y' -> 5;
            default -> 0;
        };
    }
}
