package io.throng.scenarios.comparison;

import io.throng.scenarios.Scenario;

/** {@link WolfSheep} by name. */
public final class WolfSheepScenario implements Scenario<WolfSheep.Parameters> {
    /** For the service loader. */
    public WolfSheepScenario() {}

    @Override
    public String name() {
        return "comparison_wolf_sheep";
    }

    @Override
    public String description() {
        return "Wolves, sheep and grass, one after the other, as ABMFrameworksComparison declares them;"
                + " large: sheep=1000 wolves=500 side=100 regrowth=10 sheepBirths=0.4 wolfBirths=0.2"
                + " capacity=6000.";
    }

    @Override
    public WolfSheep.Parameters defaults() {
        return WolfSheep.Parameters.defaults();
    }

    @Override
    public WolfSheep.Parameters withAgents(WolfSheep.Parameters parameters, int agents) {
        Require.inRange("agents", agents, 1, Integer.MAX_VALUE);
        return parameters.withAnimals(agents);
    }

    @Override
    public WolfSheep build(WolfSheep.Parameters parameters) {
        return new WolfSheep(parameters);
    }
}
