package io.throng.scenarios.traffic.output;

import io.throng.scenarios.traffic.net.Detector;
import java.io.IOException;

/** What one detector counts in a period. */
abstract class DetectorCount {
    final Detector detector;
    final Intervals intervals;
    final double dt;

    DetectorCount(Detector detector, double dt) {
        this.detector = detector;
        this.dt = dt;
        this.intervals = new Intervals(detector.period(), dt);
    }

    /** A vehicle came onto the lane. */
    abstract void departed(int vehicle, Trip trip);

    /** A vehicle changed to another lane. */
    abstract void changedAway(int vehicle);

    /** A vehicle has arrived and left the road. */
    abstract void gone(int vehicle);

    /**
     * A vehicle drove a step, of which a part may have been on the lane.
     *
     * @param lost what share of the time it lost
     */
    abstract void moved(int vehicle, Trip trip, Trip.Stay stay, double lost, long step);

    /** Everybody has been told of. */
    abstract void endStep();

    /** Writes the attributes of the period and begins another. */
    abstract void write(XmlOut out) throws IOException;
}
