package io.throng.scenarios.traffic;

import io.throng.scenarios.Scenario;

/** {@link Ring} by name. */
public final class RingScenario implements Scenario<Ring.Parameters> {
    /** For the service loader. */
    public RingScenario() {}

    @Override
    public String name() {
        return "ring";
    }

    @Override
    public String description() {
        return "Cars on a one-lane ring: a small disturbance grows into a stop-and-go wave that runs backwards"
                + " (Sugiyama et al. 2008).";
    }

    @Override
    public Ring.Parameters defaults() {
        return Ring.Parameters.defaults();
    }

    @Override
    public Ring.Parameters withAgents(Ring.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Ring build(Ring.Parameters parameters) {
        return new Ring(parameters);
    }
}
