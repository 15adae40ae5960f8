package io.throng.scenarios.warehouse;

import io.throng.agents.spec.ObservationSpec;

/** What a robot sees of its world. */
interface Sight {
    /** The numbers of an observation row. */
    ObservationSpec spec();

    /**
     * Writes an observation row.
     *
     * @param row of the robot
     * @param into observation rows
     * @param from where this one starts
     */
    void see(int row, float[] into, int from);
}
