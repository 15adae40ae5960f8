package io.throng.scenarios.traffic;

import io.throng.kernel.math.Elementary;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What there is to see of a ring. */
final class RingView {
    private static final int PARTS = 180;
    private static final double ROAD = 3.5;

    private RingView() {}

    /**
     * Cars on a circle.
     *
     * @param length of the ring, in m
     * @param position of a row along the road, in [0, length), in m
     * @param speed of a row, in m/s
     */
    static Camera of(
            String caption,
            double length,
            Drivers drivers,
            AgentRows rows,
            IntToDoubleFunction position,
            IntToDoubleFunction speed) {
        double radius = length / (2 * Math.PI);
        double middle = radius + 2 * drivers.carLength();
        IntToDoubleFunction angle = row -> 2 * Math.PI * position.applyAsDouble(row) / length;
        return Camera.on("Cars on a ring", caption, Extent.of(2 * middle, 2 * middle, "m"))
                .lines("road", ROAD, List.of(circle(middle, radius)))
                .agents(
                        "cars",
                        Glyph.BOX,
                        drivers.carLength(),
                        rows,
                        cars -> cars.at(
                                        row -> middle + radius * Elementary.cos(angle.applyAsDouble(row)),
                                        row -> middle + radius * Elementary.sin(angle.applyAsDouble(row)))
                                .heading(row -> angle.applyAsDouble(row) + Math.PI / 2)
                                .quantity("speed", "m/s", Range.of(0, drivers.maxSpeed()), speed)
                                .quantity("position", "m", Range.of(0, length), position));
    }

    private static float[] circle(double middle, double radius) {
        float[] line = new float[2 * (PARTS + 1)];
        for (int i = 0; i <= PARTS; i++) {
            double angle = 2 * Math.PI * i / PARTS;
            line[2 * i] = (float) (middle + radius * Elementary.cos(angle));
            line[2 * i + 1] = (float) (middle + radius * Elementary.sin(angle));
        }
        return line;
    }
}
