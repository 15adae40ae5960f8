package io.throng.scenarios.traffic.cityflow;

import io.throng.scenarios.traffic.net.Line;
import io.throng.scenarios.traffic.net.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An intersection as a file has it.
 *
 * @param width how far roads stop from it, in m; 0 where it is virtual
 * @param roadLinks none where it is virtual
 * @param phases likewise
 * @param json where all this comes from, without what is in it
 */
record Intersection(
        String id, Point place, double width, List<RoadLink> roadLinks, List<LightPhase> phases, JsonValue json) {
    private static final double FARTHEST = 1e7;
    private static final int MOST_LANE_LINKS = 2048;
    private static final int MOST_POINTS = 64;
    private static final int MOST_LANES = 64;
    private static final int MOST_PHASES = 1024;
    private static final double LONGEST_PHASE = 1e6;
    private static final Set<String> KNOWN =
            Set.of("id", "point", "width", "roads", "roadLinks", "trafficLight", "virtual");
    private static final Set<String> KNOWN_LIGHTS = Set.of("roadLinkIndices", "lightphases");
    private static final Map<String, Character> DIRECTIONS =
            Map.of("go_straight", 's', "turn_left", 'l', "turn_right", 'r');

    /**
     * From a road to another.
     *
     * @param direction as {@code Link.direction}: s, l or r
     * @param json where all this comes from, without what is in it
     */
    record RoadLink(char direction, String startRoad, String endRoad, List<LaneLink> laneLinks, JsonValue json) {
        /** Whose drivers go first: those straight on before those to the left before those to the right. */
        int rank() {
            return "rls".indexOf(direction);
        }
    }

    /**
     * From a lane to another; lanes are counted from the left.
     *
     * @param way null if the file does not say it
     * @param json where all this comes from, without what is in it
     */
    record LaneLink(int startLane, int endLane, Line way, JsonValue json) {}

    /**
     * What a light shows.
     *
     * @param available road links
     */
    record LightPhase(double seconds, BitSet available) {}

    static Intersection of(JsonValue json, Consumer<String> unknown) {
        json.tellUnknown(KNOWN, name -> unknown.accept("intersection " + name));
        String id = json.member("id").text();
        Point place = point(json.member("point"));
        if (json.has("virtual") && json.member("virtual").truth()) {
            return new Intersection(id, place, 0, List.of(), List.of(), json.bare());
        }
        List<RoadLink> roadLinks = new ArrayList<>();
        int laneLinks = 0;
        for (JsonValue each : json.member("roadLinks").elements()) {
            RoadLink roadLink = roadLink(each);
            laneLinks += roadLink.laneLinks().size();
            if (laneLinks > MOST_LANE_LINKS) {
                throw each.wrong("must be among at most " + MOST_LANE_LINKS + " lane links of intersection " + id);
            }
            roadLinks.add(roadLink);
        }
        JsonValue lights = json.member("trafficLight");
        lights.tellUnknown(KNOWN_LIGHTS, name -> unknown.accept("trafficLight " + name));
        List<JsonValue> elements = lights.member("lightphases").elements();
        if (elements.size() > MOST_PHASES) {
            throw lights.wrong("must have at most " + MOST_PHASES + " phases, got " + elements.size());
        }
        List<LightPhase> phases =
                elements.stream().map(each -> phase(each, roadLinks.size())).toList();
        return new Intersection(id, place, json.member("width").number(0, FARTHEST), roadLinks, phases, json.bare());
    }

    private static RoadLink roadLink(JsonValue json) {
        JsonValue type = json.member("type");
        Character direction = DIRECTIONS.get(type.text());
        if (direction == null) {
            throw type.wrong("must be go_straight, turn_left or turn_right, got " + type.text());
        }
        List<LaneLink> laneLinks = json.member("laneLinks").elements().stream()
                .map(Intersection::laneLink)
                .toList();
        return new RoadLink(
                direction,
                json.member("startRoad").text(),
                json.member("endRoad").text(),
                laneLinks,
                json.bare());
    }

    private static LaneLink laneLink(JsonValue json) {
        List<JsonValue> points = json.has("points") ? json.member("points").elements() : List.of();
        if (points.size() > MOST_POINTS) {
            throw json.wrong("must have at most " + MOST_POINTS + " points, got " + points.size());
        }
        return new LaneLink(
                json.member("startLaneIndex").index(MOST_LANES),
                json.member("endLaneIndex").index(MOST_LANES),
                points.isEmpty() ? null : line(points),
                json.bare());
    }

    private static LightPhase phase(JsonValue json, int roadLinks) {
        BitSet available = new BitSet(roadLinks);
        json.member("availableRoadLinks").elements().forEach(each -> available.set(each.index(roadLinks)));
        return new LightPhase(json.member("time").number(0, LONGEST_PHASE), available);
    }

    /** Null if all points are the same. */
    static Line line(List<JsonValue> points) {
        return Line.through(points.stream().map(Intersection::point).toList());
    }

    private static Point point(JsonValue json) {
        return new Point(
                json.member("x").number(-FARTHEST, FARTHEST), json.member("y").number(-FARTHEST, FARTHEST));
    }
}
