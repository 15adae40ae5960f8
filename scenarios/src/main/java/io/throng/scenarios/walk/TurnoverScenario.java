package io.throng.scenarios.walk;

import io.throng.scenarios.Scenario;

/** {@link Turnover} by name. */
public final class TurnoverScenario implements Scenario<Turnover.Parameters> {
    /** For the service loader. */
    public TurnoverScenario() {}

    @Override
    public String name() {
        return "turnover";
    }

    @Override
    public String description() {
        return "Walkers on a lattice that die and are born at a rate, and so are other walkers after a while.";
    }

    @Override
    public Turnover.Parameters defaults() {
        return Turnover.Parameters.defaults();
    }

    @Override
    public Turnover.Parameters withAgents(Turnover.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Turnover build(Turnover.Parameters parameters) {
        return new Turnover(parameters);
    }
}
