package io.throng.scenarios.swarm;

import io.throng.scenarios.Scenario;

/** {@link Vicsek} by name. */
public final class VicsekScenario implements Scenario<Vicsek.Parameters> {
    /** For the service loader. */
    public VicsekScenario() {}

    @Override
    public String name() {
        return "vicsek";
    }

    @Override
    public String description() {
        return "Particles of constant speed take their neighbours' mean heading and err; below a noise they all go one"
                + " way (Vicsek et al. 1995).";
    }

    @Override
    public Vicsek.Parameters defaults() {
        return Vicsek.Parameters.defaults();
    }

    @Override
    public Vicsek.Parameters withAgents(Vicsek.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Vicsek build(Vicsek.Parameters parameters) {
        return new Vicsek(parameters);
    }
}
