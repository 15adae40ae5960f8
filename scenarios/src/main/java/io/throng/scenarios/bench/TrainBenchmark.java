package io.throng.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Mappo;
import io.throng.marl.ctde.PpoSettings;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Workers;
import io.throng.scenarios.particle.SimpleSpread;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What learning costs on one thread: a gradient step of proximal policy optimisation, in turns with PyTorch where a Python
 * with it is installed, and whole trainings of MAPPO on {@code simple_spread} with 128 worlds.
 *
 * <p>Times are processor time; PyTorch's rates of whole trainings are those of the MAPPO authors' code with the same sizes,
 * measured once on another machine, and are there to say what is usual.
 */
public final class TrainBenchmark implements Benchmark {
    private static final int[] ROWS = {256, 2048, 16384};
    private static final double USUAL_FEED_FORWARD = 2680;
    private static final double USUAL_RECURRENT = 1675;

    private final OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** For the service loader. */
    public TrainBenchmark() {}

    @Override
    public String name() {
        return "train";
    }

    @Override
    public String description() {
        return "A gradient step of PPO in milliseconds, beside PyTorch where it is installed; and environment steps"
                + " per second of processor time of whole trainings of MAPPO.";
    }

    @Override
    public List<Map<String, Object>> run(boolean quick) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Optional<TorchProgram> torch = TorchProgram.start();
        try (Workers workers = new Workers(1)) {
            for (int size : ROWS) {
                rows.add(step(size, workers, torch, quick));
            }
        } finally {
            torch.ifPresent(TorchProgram::close);
        }
        rows.add(training("MAPPO, simple_spread, feed-forward", Map.of(), USUAL_FEED_FORWARD, quick));
        rows.add(training("MAPPO, simple_spread, recurrent", Map.of("network", "GRU"), USUAL_RECURRENT, quick));
        return rows;
    }

    private Map<String, Object> step(int size, Workers workers, Optional<TorchProgram> torch, boolean quick) {
        int turns = quick ? 3 : 7;
        int repetitions = Math.max(1, (quick ? 4_000 : 80_000) / size);
        double[] ours = new double[turns];
        double[] theirs = new double[turns];
        try (PpoStep step = new PpoStep(new CpuBackend(), workers, size)) {
            for (int i = 0; i < (quick ? 2 : 10) * repetitions; i++) {
                step.take();
            }
            for (int turn = 0; turn < turns; turn++) {
                long before = machine.getProcessCpuTime();
                for (int i = 0; i < repetitions; i++) {
                    step.take();
                }
                ours[turn] = (machine.getProcessCpuTime() - before) / 1e6 / repetitions;
                theirs[turn] = torch.isPresent() ? Contest.median(torch.get().update(size, repetitions)) : Double.NaN;
            }
        }
        String rival = torch.map(program -> "PyTorch " + program.version()).orElse("none found");
        return row("PPO gradient step", size, "ms", Contest.median(ours), rival, Contest.median(theirs), false);
    }

    private Map<String, Object> training(String what, Map<String, String> changes, double usual, boolean quick) {
        SimpleSpread scenario = new SimpleSpread();
        PpoSettings settings = Parameters.with(PpoSettings.defaults(), changes);
        int batches = quick ? 3 : 25;
        try (Trainer trainer = new Mappo()
                .create(
                        settings,
                        count -> scenario.worlds(scenario.defaults(), count),
                        1,
                        Execution.defaults().withThreads(1))) {
            for (int i = 0; i < batches; i++) {
                trainer.learn();
            }
            long first = trainer.environmentSteps();
            long before = machine.getProcessCpuTime();
            for (int i = 0; i < batches; i++) {
                trainer.learn();
            }
            double seconds = (machine.getProcessCpuTime() - before) / 1e9;
            double rate = (trainer.environmentSteps() - first) / seconds;
            return row(what, 128, "env steps per CPU s", rate, "PyTorch, published code, another machine", usual, true);
        }
    }

    private static Map<String, Object> row(
            String what, int size, String unit, double ours, String rival, double theirs, boolean moreIsBetter) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("size", size);
        row.put("unit", unit);
        row.put("throng", ours);
        row.put("beside", rival);
        row.put("theirs", theirs);
        row.put("times_as_fast", moreIsBetter ? ours / theirs : theirs / ours);
        return row;
    }
}
