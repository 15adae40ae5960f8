package io.throng.scenarios.grid;

import io.throng.scenarios.Scenario;

/** {@link Schelling} by name. */
public final class SchellingScenario implements Scenario<Schelling.Parameters> {
    /** For the service loader. */
    public SchellingScenario() {}

    @Override
    public String name() {
        return "schelling";
    }

    @Override
    public String description() {
        return "Agents of two kinds move while too few neighbours are like them; mild wishes part the town"
                + " (Schelling 1971).";
    }

    @Override
    public Schelling.Parameters defaults() {
        return Schelling.Parameters.defaults();
    }

    @Override
    public Schelling.Parameters withAgents(Schelling.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Schelling build(Schelling.Parameters parameters) {
        return new Schelling(parameters);
    }
}
