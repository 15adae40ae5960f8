package io.throng.scenarios.traffic.output;

import io.throng.scenarios.traffic.net.Detector;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** An area of a lane: vehicles that are on it. */
final class AreaCount extends DetectorCount {
    private static final double PERCENT = 100;

    private final Set<Integer> seen = new HashSet<>();
    private int entered;
    private int left;
    private double seconds;
    private double metres;
    private double lost;
    private int steps;
    private int present;
    private double covered;
    private long presentSum;
    private int presentMost;
    private double coveredSum;
    private double coveredMost;

    AreaCount(Detector detector, double dt) {
        super(detector, dt);
    }

    @Override
    void departed(int vehicle, Trip trip) {
        if (isOn(trip, detector.from(), detector.to())) {
            entered++;
            see(vehicle, trip, detector.from(), detector.to());
        }
    }

    private static boolean isOn(Trip trip, double from, double to) {
        return trip.now > from && trip.now - trip.length < to;
    }

    private void see(int vehicle, Trip trip, double from, double to) {
        seen.add(vehicle);
        present++;
        covered += Math.max(0, Math.min(trip.now, to) - Math.max(trip.now - trip.length, from));
    }

    @Override
    void changedAway(int vehicle) {}

    @Override
    void gone(int vehicle) {}

    @Override
    void moved(int vehicle, Trip trip, Trip.Stay stay, double lostShare, long step) {
        double from = stay.begin() + detector.from();
        double to = stay.begin() + detector.to();
        double time = dt * trip.share(from, to + trip.length);
        seconds += time;
        metres += time * trip.speed;
        lost += time * lostShare;
        entered += trip.passed(from) ? 1 : 0;
        left += trip.passed(to + trip.length) ? 1 : 0;
        if (isOn(trip, from, to)) {
            see(vehicle, trip, from, to);
        } else if (time > 0) {
            seen.add(vehicle);
        }
    }

    @Override
    void endStep() {
        double share = PERCENT * covered / (detector.to() - detector.from());
        steps++;
        presentSum += present;
        presentMost = Math.max(presentMost, present);
        coveredSum += share;
        coveredMost = Math.max(coveredMost, share);
        present = 0;
        covered = 0;
    }

    @Override
    void write(XmlOut out) throws IOException {
        out.number("sampledSeconds", seconds);
        out.count("nVehEntered", entered);
        out.count("nVehLeft", left);
        out.count("nVehSeen", seen.size());
        out.number("meanSpeed", seconds > 0 ? metres / seconds : -1);
        out.number("meanTimeLoss", seen.isEmpty() ? -1 : lost / seen.size());
        out.number("meanOccupancy", coveredSum / steps);
        out.number("maxOccupancy", coveredMost);
        out.number("meanVehicleNumber", (double) presentSum / steps);
        out.count("maxVehicleNumber", presentMost);
        seen.clear();
        entered = 0;
        left = 0;
        seconds = 0;
        metres = 0;
        lost = 0;
        steps = 0;
        presentSum = 0;
        presentMost = 0;
        coveredSum = 0;
        coveredMost = 0;
    }
}
