package io.throng.scenarios.gossip;

import io.throng.scenarios.Scenario;

/** {@link Gossip} by name. */
public final class GossipScenario implements Scenario<Gossip.Parameters> {
    /** For the service loader. */
    public GossipScenario() {}

    @Override
    public String name() {
        return "gossip";
    }

    @Override
    public String description() {
        return "Who knows a rumour tells somebody in each round; after about log2 n + ln n rounds all know it"
                + " (Pittel 1987).";
    }

    @Override
    public Gossip.Parameters defaults() {
        return Gossip.Parameters.defaults();
    }

    @Override
    public Gossip.Parameters withAgents(Gossip.Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Gossip build(Gossip.Parameters parameters) {
        return new Gossip(parameters);
    }
}
