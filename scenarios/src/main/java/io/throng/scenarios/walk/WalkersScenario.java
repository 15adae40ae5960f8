package io.throng.scenarios.walk;

import io.throng.scenarios.Scenario;

/** {@link Walkers} by name. */
public final class WalkersScenario implements Scenario<Walkers.Parameters> {
    /** For the service loader. */
    public WalkersScenario() {}

    @Override
    public String name() {
        return "walkers";
    }

    @Override
    public String description() {
        return "Walkers start at one point of a lattice and go one step at a time in any direction (Pearson 1905).";
    }

    @Override
    public Walkers.Parameters defaults() {
        return Walkers.Parameters.defaults();
    }

    @Override
    public Walkers.Parameters withAgents(Walkers.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Walkers build(Walkers.Parameters parameters) {
        return new Walkers(parameters);
    }
}
