package io.throng.scenarios.grid;

import io.throng.scenarios.Scenario;

/** {@link Sugarscape} by name. */
public final class SugarscapeScenario implements Scenario<Sugarscape.Parameters> {
    /** For the service loader. */
    public SugarscapeScenario() {}

    @Override
    public String name() {
        return "sugarscape";
    }

    @Override
    public String description() {
        return "People gather sugar from two hills: as many live as the land carries, and few become rich"
                + " (Epstein and Axtell 1996).";
    }

    @Override
    public Sugarscape.Parameters defaults() {
        return Sugarscape.Parameters.defaults();
    }

    @Override
    public Sugarscape.Parameters withAgents(Sugarscape.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Sugarscape build(Sugarscape.Parameters parameters) {
        return new Sugarscape(parameters);
    }
}
