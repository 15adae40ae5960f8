package io.throng.scenarios.traffic.sumo;

import io.throng.scenarios.traffic.net.Detector;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.RoadNetwork;

/** Detectors as SUMO writes them. */
final class Detectors {
    private static final double DAY = 86_400;

    private Detectors() {}

    static Detector loop(XmlElement element, RoadNetwork network) {
        return element.checked(() -> {
            Lane lane = network.lane(element.text("lane"));
            double at = along(element.number("pos"), lane);
            return new Detector(element.text("id"), lane.number(), at, at, period(element));
        });
    }

    static Detector area(XmlElement element, RoadNetwork network) {
        return element.checked(() -> {
            Lane lane = network.lane(element.text("lane"));
            double from = along(element.number("pos", 0), lane);
            double to = element.has("endPos")
                    ? along(element.number("endPos"), lane)
                    : Math.min(lane.length(), from + element.number("length", lane.length()));
            return new Detector(element.text("id"), lane.number(), from, to, period(element));
        });
    }

    private static double along(double metres, Lane lane) {
        return Math.clamp(metres < 0 ? lane.length() + metres : metres, 0, lane.length());
    }

    private static double period(XmlElement element) {
        String attribute = element.has("period") ? "period" : "freq";
        return element.has(attribute) ? element.positive(attribute) : DAY;
    }
}
