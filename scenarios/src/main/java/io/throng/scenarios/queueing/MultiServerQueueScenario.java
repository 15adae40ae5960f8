package io.throng.scenarios.queueing;

import io.throng.scenarios.Scenario;

/** {@link MultiServerQueue} by name. */
public final class MultiServerQueueScenario implements Scenario<MultiServerQueue.Parameters> {
    /** For the service loader. */
    public MultiServerQueueScenario() {}

    @Override
    public String name() {
        return "mm1";
    }

    @Override
    public String description() {
        return "Customers come at random to stations of one server, or of several, and wait in line; discrete events"
                + " (M/M/c, Erlang 1917).";
    }

    @Override
    public MultiServerQueue.Parameters defaults() {
        return MultiServerQueue.Parameters.defaults();
    }

    @Override
    public MultiServerQueue.Parameters withAgents(MultiServerQueue.Parameters parameters, int agents) {
        if (agents < parameters.servers()) {
            throw new IllegalArgumentException(
                    "agents must be at least the " + parameters.servers() + " servers of a station, got " + agents);
        }
        return parameters.withReplicas(agents / parameters.servers());
    }

    @Override
    public MultiServerQueue build(MultiServerQueue.Parameters parameters) {
        return new MultiServerQueue(parameters);
    }
}
