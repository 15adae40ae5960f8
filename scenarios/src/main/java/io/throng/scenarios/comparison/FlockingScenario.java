package io.throng.scenarios.comparison;

import io.throng.scenarios.Scenario;

/** {@link Flocking} by name. */
public final class FlockingScenario implements Scenario<Flocking.Parameters> {
    /** For the service loader. */
    public FlockingScenario() {}

    @Override
    public String name() {
        return "comparison_flocking";
    }

    @Override
    public String description() {
        return "Birds flock one after the other in random order, as ABMFrameworksComparison declares it; large:"
                + " birds=400 side=150 visualDistance=15.";
    }

    @Override
    public Flocking.Parameters defaults() {
        return Flocking.Parameters.defaults();
    }

    @Override
    public Flocking.Parameters withAgents(Flocking.Parameters parameters, int agents) {
        Require.inRange("agents", agents, 1, Integer.MAX_VALUE);
        return parameters.withBirds(agents);
    }

    @Override
    public Flocking build(Flocking.Parameters parameters) {
        return new Flocking(parameters);
    }
}
