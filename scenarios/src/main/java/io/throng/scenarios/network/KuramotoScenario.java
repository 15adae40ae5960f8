package io.throng.scenarios.network;

import io.throng.scenarios.Scenario;

/** {@link Kuramoto} by name. */
public final class KuramotoScenario implements Scenario<Kuramoto.Parameters> {
    /** For the service loader. */
    public KuramotoScenario() {}

    @Override
    public String name() {
        return "kuramoto";
    }

    @Override
    public String description() {
        return "Oscillators of different frequencies pull each other; above a coupling they swing together (Kuramoto"
                + " 1975).";
    }

    @Override
    public Kuramoto.Parameters defaults() {
        return Kuramoto.Parameters.defaults();
    }

    @Override
    public Kuramoto.Parameters withAgents(Kuramoto.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Kuramoto build(Kuramoto.Parameters parameters) {
        return new Kuramoto(parameters);
    }
}
