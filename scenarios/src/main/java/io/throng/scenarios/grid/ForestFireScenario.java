package io.throng.scenarios.grid;

import io.throng.scenarios.Scenario;

/** {@link ForestFire} by name. */
public final class ForestFireScenario implements Scenario<ForestFire.Parameters> {
    /** For the service loader. */
    public ForestFireScenario() {}

    @Override
    public String name() {
        return "forest_fire";
    }

    @Override
    public String description() {
        return "A fire passes from tree to tree and dies below a density of 0.593 (site percolation; Wilensky 1997).";
    }

    @Override
    public ForestFire.Parameters defaults() {
        return ForestFire.Parameters.defaults();
    }

    @Override
    public ForestFire.Parameters withAgents(ForestFire.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public ForestFire build(ForestFire.Parameters parameters) {
        return new ForestFire(parameters);
    }
}
