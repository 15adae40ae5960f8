package io.throng.scenarios.grid;

import io.throng.scenarios.Scenario;

/** {@link HeatBugs} by name. */
public final class HeatBugsScenario implements Scenario<HeatBugs.Parameters> {
    /** For the service loader. */
    public HeatBugsScenario() {}

    @Override
    public String name() {
        return "heat_bugs";
    }

    @Override
    public String description() {
        return "Bugs that give off heat each look for a temperature of their own and gather (MASON's HeatBugs).";
    }

    @Override
    public HeatBugs.Parameters defaults() {
        return HeatBugs.Parameters.defaults();
    }

    @Override
    public HeatBugs.Parameters withAgents(HeatBugs.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public HeatBugs build(HeatBugs.Parameters parameters) {
        return new HeatBugs(parameters);
    }
}
