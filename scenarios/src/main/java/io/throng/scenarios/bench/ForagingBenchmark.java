package io.throng.scenarios.bench;

import io.throng.scenarios.foraging.Foraging;
import java.util.List;
import java.util.Map;

/** Steps of level-based foraging, 8x8-2p-2f-coop: moves, loading, observations, new episodes. */
public final class ForagingBenchmark implements Benchmark {
    /** For the service loader. */
    public ForagingBenchmark() {}

    @Override
    public String name() {
        return "foraging";
    }

    @Override
    public String description() {
        return "Steps of worlds of level-based foraging (8x8-2p-2f-coop) per second of processor time, on one thread;"
                + " lb-foraging in Python takes 5,146.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        Foraging scenario = new Foraging();
        return GameRates.measure(scenario, scenario.defaults(), quick);
    }
}
