package io.throng.scenarios.script;

import io.throng.kernel.math.Elementary;
import io.throng.kernel.space.Plane;

/**
 * Another agent as it stood at the start of the step, seen from the agent whose turn it is.
 *
 * <p>Valid within the turn: it is reused for other agents later. Keep its {@link #id()} instead.
 */
public final class Neighbour extends Individual {
    private final Plane plane;
    private float fromX;
    private float fromY;

    Neighbour(AgentColumns columns, Plane plane) {
        super(columns);
        this.plane = plane;
    }

    void look(int atRow, float x, float y) {
        look(atRow);
        fromX = x;
        fromY = y;
    }

    /** How far along x from the agent to this one, in metres; the short way round a torus. */
    public double dx() {
        return plane.alongX(fromX, (float) x());
    }

    /** How far along y from the agent to this one, in metres; the short way round a torus. */
    public double dy() {
        return plane.alongY(fromY, (float) y());
    }

    /** How far away it is, in metres. */
    public double distance() {
        return Math.sqrt(dx() * dx() + dy() * dy());
    }

    /** Where it is from the agent, in radians in [-π, π]; 0 if it is at the same place. */
    public double direction() {
        return Elementary.atan2(dy(), dx());
    }
}
