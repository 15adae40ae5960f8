package io.throng.scenarios.soak;

import io.throng.scenarios.Scenario;

/** {@link Turmoil} by name. */
public final class TurmoilScenario implements Scenario<Turmoil.Parameters> {
    /** For the service loader. */
    public TurmoilScenario() {}

    @Override
    public String name() {
        return "turmoil";
    }

    @Override
    public String description() {
        return "A population that turns over, talks and, if asked to, fails: to be run for long, killed and restored.";
    }

    @Override
    public Turmoil.Parameters defaults() {
        return Turmoil.Parameters.defaults();
    }

    @Override
    public Turmoil.Parameters withAgents(Turmoil.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Turmoil build(Turmoil.Parameters parameters) {
        return new Turmoil(parameters);
    }
}
