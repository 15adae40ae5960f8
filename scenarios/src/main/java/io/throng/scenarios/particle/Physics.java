package io.throng.scenarios.particle;

import java.util.List;

/**
 * The physics of the particle world (Mordatch and Abbeel, AAAI 2018; Lowe et al., NeurIPS 2017): one step of 0.1, with
 * damping 0.25, of agents driven by their own pushes and by {@link Contacts}.
 *
 * <p>The order of operations is that of the public implementations, so that states agree with theirs to rounding.
 *
 * <p>Immutable; threads may step different worlds at once.
 */
final class Physics {
    private static final double TIME_STEP = 0.1;
    private static final double DAMPING = 0.25;

    private final int agents;
    private final boolean positionFirst;
    private final Contacts contacts;
    private final double[] mass;
    private final double[] maxSpeed;
    private final boolean[] movable;

    /** The physics of one world's bodies. */
    Physics(List<Body> agents, List<Body> landmarks, Integration integration) {
        this.agents = agents.size();
        this.positionFirst = integration == Integration.POSITION_FIRST;
        this.contacts = new Contacts(agents, landmarks);
        this.mass = agents.stream().mapToDouble(Body::mass).toArray();
        this.maxSpeed = agents.stream().mapToDouble(Body::maxSpeed).toArray();
        this.movable = new boolean[this.agents];
        for (int i = 0; i < this.agents; i++) {
            movable[i] = agents.get(i).movable();
        }
    }

    /**
     * Steps one world: positions and velocities from the read side and the pushes of the write side to the write side.
     */
    void step(Particles particles, int world) {
        int row = world * agents;
        double[] position = particles.position.read();
        double[] velocity = particles.velocity.read();
        double[] newPosition = particles.position.write();
        // Forces are gathered where the new velocities will be.
        double[] force = particles.velocity.write();
        System.arraycopy(particles.push.write(), 2 * row, force, 2 * row, 2 * agents);
        contacts.addForces(position, particles.landmarks.read(), force, row, particles.landmarksOf(world));
        for (int i = 0; i < agents; i++) {
            int at = 2 * (row + i);
            if (movable[i]) {
                accelerate(velocity, force, at, i);
                double[] driving = positionFirst ? velocity : force;
                newPosition[at] = position[at] + driving[at] * TIME_STEP;
                newPosition[at + 1] = position[at + 1] + driving[at + 1] * TIME_STEP;
            } else {
                force[at] = velocity[at];
                force[at + 1] = velocity[at + 1];
            }
        }
    }

    private void accelerate(double[] velocity, double[] force, int at, int agent) {
        double x = velocity[at] * (1 - DAMPING) + force[at] / mass[agent] * TIME_STEP;
        double y = velocity[at + 1] * (1 - DAMPING) + force[at + 1] / mass[agent] * TIME_STEP;
        if (maxSpeed[agent] < Double.POSITIVE_INFINITY) {
            double speed = Math.sqrt(x * x + y * y);
            if (speed > maxSpeed[agent]) {
                x = x / speed * maxSpeed[agent];
                y = y / speed * maxSpeed[agent];
            }
        }
        force[at] = x;
        force[at + 1] = y;
    }
}
