package io.throng.scenarios.network;

import io.throng.scenarios.Scenario;

/** {@link Sir} by name. */
public final class SirScenario implements Scenario<Sir.Parameters> {
    /** For the service loader. */
    public SirScenario() {}

    @Override
    public String name() {
        return "sir";
    }

    @Override
    public String description() {
        return "An epidemic spreads along the contacts of a network until the susceptible run out (Kermack and"
                + " McKendrick 1927).";
    }

    @Override
    public Sir.Parameters defaults() {
        return Sir.Parameters.defaults();
    }

    @Override
    public Sir.Parameters withAgents(Sir.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Sir build(Sir.Parameters parameters) {
        return new Sir(parameters);
    }
}
