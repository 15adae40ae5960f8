package io.throng.scenarios.swarm;

import io.throng.scenarios.Scenario;

/** {@link Boids} by name. */
public final class BoidsScenario implements Scenario<Boids.Parameters> {
    /** For the service loader. */
    public BoidsScenario() {}

    @Override
    public String name() {
        return "boids";
    }

    @Override
    public String description() {
        return "Birds on a torus flock by cohesion, avoidance and consistency, after Reynolds (1987) with the rules of"
                + " MASON's flockers, updated all at once.";
    }

    @Override
    public Boids.Parameters defaults() {
        return Boids.Parameters.defaults();
    }

    @Override
    public Boids.Parameters withAgents(Boids.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Boids build(Boids.Parameters parameters) {
        return new Boids(parameters);
    }
}
