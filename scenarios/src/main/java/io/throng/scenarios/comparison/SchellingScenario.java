package io.throng.scenarios.comparison;

import io.throng.scenarios.Scenario;

/** {@link Schelling} by name. */
public final class SchellingScenario implements Scenario<Schelling.Parameters> {
    /** For the service loader. */
    public SchellingScenario() {}

    @Override
    public String name() {
        return "comparison_schelling";
    }

    @Override
    public String description() {
        return "Two groups segregate, one agent after the other in random order, as ABMFrameworksComparison declares"
                + " it; large: inhabitants=8000 side=100 radius=2 content=8.";
    }

    @Override
    public Schelling.Parameters defaults() {
        return Schelling.Parameters.defaults();
    }

    @Override
    public Schelling.Parameters withAgents(Schelling.Parameters parameters, int agents) {
        Require.inRange("agents", agents, 1, Integer.MAX_VALUE);
        return parameters.withInhabitants(agents);
    }

    @Override
    public Schelling build(Schelling.Parameters parameters) {
        return new Schelling(parameters);
    }
}
