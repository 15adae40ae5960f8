package io.throng.scenarios.traffic.output;

import io.throng.scenarios.traffic.net.Detector;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** An induction loop: vehicles that pass a place. */
final class LoopCount extends DetectorCount {
    private static final double HOUR = 3600;
    private static final double PERCENT = 100;

    /** When those who are on it came, in s. */
    private final Map<Integer, Double> there = new HashMap<>();

    private int entered;
    private int contributed;
    private double occupied;
    private double speeds;
    private double paces;
    private double lengths;

    LoopCount(Detector detector, double dt) {
        super(detector, dt);
    }

    @Override
    void departed(int vehicle, Trip trip) {}

    @Override
    void changedAway(int vehicle) {
        there.remove(vehicle);
    }

    @Override
    void gone(int vehicle) {
        there.remove(vehicle);
    }

    @Override
    void moved(int vehicle, Trip trip, Trip.Stay stay, double lost, long step) {
        double place = stay.begin() + detector.from();
        double begin = (step - 1) * dt;
        if (trip.passed(place)) {
            entered++;
            there.put(vehicle, begin + dt * (place - trip.before) / (trip.now - trip.before));
        }
        occupied += dt * trip.share(place, place + trip.length);
        if (trip.passed(place + trip.length) && there.containsKey(vehicle)) {
            double left = begin + dt * (place + trip.length - trip.before) / (trip.now - trip.before);
            double speed = trip.length / Math.max(1e-3, left - there.remove(vehicle));
            contributed++;
            speeds += speed;
            paces += 1 / speed;
            lengths += trip.length;
        }
    }

    @Override
    void endStep() {}

    @Override
    void write(XmlOut out) throws IOException {
        boolean any = contributed > 0;
        out.count("nVehContrib", contributed);
        out.number("flow", contributed * HOUR / intervals.seconds());
        out.number("occupancy", PERCENT * occupied / intervals.seconds());
        out.number("speed", any ? speeds / contributed : -1);
        out.number("harmonicMeanSpeed", any ? contributed / paces : -1);
        out.number("length", any ? lengths / contributed : -1);
        out.count("nVehEntered", entered);
        entered = 0;
        contributed = 0;
        occupied = 0;
        speeds = 0;
        paces = 0;
        lengths = 0;
    }
}
