package io.throng.scenarios.bench;

import io.throng.scenarios.particle.SimpleSpread;
import java.util.List;
import java.util.Map;

/** Steps of {@code simple_spread} with three agents: physics, rewards, observations, new episodes. */
public final class SimpleSpreadBenchmark implements Benchmark {
    /** For the service loader. */
    public SimpleSpreadBenchmark() {}

    @Override
    public String name() {
        return "simple_spread";
    }

    @Override
    public String description() {
        return "Steps of worlds of simple_spread (MPE2, three agents) per second of processor time, on one thread.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        SimpleSpread scenario = new SimpleSpread();
        return GameRates.measure(scenario, scenario.defaults(), quick);
    }
}
