package io.throng.scenarios.traffic.cityflow;

import io.throng.scenarios.traffic.net.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A road as a file has it.
 *
 * @param from id of an intersection
 * @param to id of an intersection
 * @param line at the left of its lanes, from intersection to intersection
 * @param widths of its lanes from the left, in m
 * @param speeds likewise, in m/s
 * @param json where all this comes from, without what is in it
 */
record RoadLine(
        String id, String from, String to, Line line, List<Double> widths, List<Double> speeds, JsonValue json) {
    private static final int MOST_LANES = 64;
    private static final int MOST_POINTS = 10_000;
    private static final double WIDEST = 100;
    private static final double LEAST_SPEED = 0.01;
    private static final double FASTEST = 1e4;
    private static final Set<String> KNOWN = Set.of("id", "points", "lanes", "startIntersection", "endIntersection");

    static RoadLine of(JsonValue json, Consumer<String> unknown) {
        json.tellUnknown(KNOWN, name -> unknown.accept("road " + name));
        List<JsonValue> lanes = json.member("lanes").elements();
        List<JsonValue> points = json.member("points").elements();
        if (lanes.isEmpty() || lanes.size() > MOST_LANES) {
            throw json.wrong("must have 1 to " + MOST_LANES + " lanes, got " + lanes.size());
        }
        Line line = points.size() > MOST_POINTS ? null : Intersection.line(points);
        if (line == null) {
            throw json.wrong("must have 2 to " + MOST_POINTS + " points, not all the same, got " + points.size());
        }
        List<Double> widths = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        for (JsonValue lane : lanes) {
            widths.add(lane.member("width").number(0, WIDEST));
            speeds.add(lane.member("maxSpeed").number(LEAST_SPEED, FASTEST));
        }
        return new RoadLine(
                json.member("id").text(),
                json.member("startIntersection").text(),
                json.member("endIntersection").text(),
                line,
                widths,
                speeds,
                json.bare());
    }

    int lanes() {
        return widths.size();
    }

    /** How far the middle of a lane, counted from the left, is from the line, in m. */
    double offset(int lane) {
        double left = 0;
        for (int i = 0; i < lane; i++) {
            left += widths.get(i);
        }
        return left + widths.get(lane) / 2;
    }
}
