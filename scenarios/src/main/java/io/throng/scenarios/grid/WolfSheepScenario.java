package io.throng.scenarios.grid;

import io.throng.scenarios.Scenario;

/** {@link WolfSheep} by name. */
public final class WolfSheepScenario implements Scenario<WolfSheep.Parameters> {
    /** For the service loader. */
    public WolfSheepScenario() {}

    @Override
    public String name() {
        return "wolf_sheep";
    }

    @Override
    public String description() {
        return "Wolves eat sheep, sheep eat grass, grass grows again; numbers rise and fall (Wilensky and Reisman"
                + " 2006).";
    }

    @Override
    public WolfSheep.Parameters defaults() {
        return WolfSheep.Parameters.defaults();
    }

    @Override
    public WolfSheep.Parameters withAgents(WolfSheep.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public WolfSheep build(WolfSheep.Parameters parameters) {
        return new WolfSheep(parameters);
    }
}
