package io.throng.scenarios.bench;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.ArenaTrainer;
import io.throng.marl.Team;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.PpoSettings;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.CudaBackend;
import io.throng.marl.tensor.Workers;
import io.throng.scenarios.particle.SimpleSpread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a GPU is worth, beside all cores of the processor and by the clock: a gradient step of proximal policy optimisation by
 * the size of its batch, and whole trainings of MAPPO on {@code simple_spread} by the number of worlds.
 */
public final class GpuBenchmark implements Benchmark {
    private static final int[] ROWS = {256, 2048, 16384, 131_072};
    private static final int[] WORLDS = {128, 1024, 4096};

    /** For the service loader. */
    public GpuBenchmark() {}

    @Override
    public String name() {
        return "train_gpu";
    }

    @Override
    public String description() {
        return "A gradient step of PPO by the size of its batch, and environment steps a second of MAPPO, on an NVIDIA"
                + " card beside all cores of the processor.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        CudaBackend card = new CudaBackend();
        Backend processor = new CpuBackend();
        int threads = Runtime.getRuntime().availableProcessors();
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Workers workers = new Workers(threads)) {
            for (int size : ROWS) {
                double onCard = milliseconds(card, workers, size, quick);
                double onProcessor = milliseconds(processor, workers, size, quick);
                rows.add(row("PPO gradient step", size, "ms", card.card(), onCard, threads, onProcessor, false));
            }
        }
        for (int worlds : WORLDS) {
            double onCard = rate(card, worlds, quick);
            double onProcessor = rate(processor, worlds, quick);
            rows.add(row(
                    "MAPPO, simple_spread",
                    worlds,
                    "env steps per s",
                    card.card(),
                    onCard,
                    threads,
                    onProcessor,
                    true));
        }
        return rows;
    }

    private static double milliseconds(Backend backend, Workers workers, int size, boolean quick) {
        int turns = quick ? 3 : 7;
        int repetitions = Math.max(2, (quick ? 20_000 : 400_000) / size);
        double[] times = new double[turns];
        try (PpoStep step = new PpoStep(backend, workers, size)) {
            for (int i = 0; i < 3 * repetitions; i++) {
                step.take();
            }
            for (int turn = 0; turn < turns; turn++) {
                long before = System.nanoTime();
                for (int i = 0; i < repetitions; i++) {
                    step.take();
                }
                times[turn] = (System.nanoTime() - before) / 1e6 / repetitions;
            }
        }
        return Contest.median(times);
    }

    private static double rate(Backend backend, int worlds, boolean quick) {
        SimpleSpread scenario = new SimpleSpread();
        PpoSettings settings = Parameters.with(PpoSettings.defaults(), Map.of("worlds", String.valueOf(worlds)));
        int batches = quick ? 1 : 4;
        try (Trainer trainer = new ArenaTrainer(
                List.of(Team.ofAll(new Mappo(), settings)),
                count -> scenario.worlds(scenario.defaults(), count),
                1,
                Execution.defaults(),
                backend)) {
            for (int i = 0; i < batches; i++) {
                trainer.learn();
            }
            long first = trainer.environmentSteps();
            long before = System.nanoTime();
            for (int i = 0; i < batches; i++) {
                trainer.learn();
            }
            return (trainer.environmentSteps() - first) / ((System.nanoTime() - before) / 1e9);
        }
    }

    private static Map<String, Object> row(
            String what,
            int size,
            String unit,
            String card,
            double onCard,
            int threads,
            double onProcessor,
            boolean moreIsBetter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("size", size);
        row.put("unit", unit);
        row.put("card", card);
        row.put("on_card", onCard);
        row.put("threads", threads);
        row.put("on_processor", onProcessor);
        row.put("times_as_fast", moreIsBetter ? onCard / onProcessor : onProcessor / onCard);
        return row;
    }
}
