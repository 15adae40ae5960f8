package io.throng.scenarios.cli;

import io.throng.kernel.record.RecordedShow;
import io.throng.kernel.record.Recording;
import io.throng.kernel.record.Show;
import io.throng.marl.export.OnnxFile;
import io.throng.marl.export.PolicyFile;
import io.throng.marl.export.SavedPolicy;
import io.throng.marl.net.Mlp;
import io.throng.marl.net.dl4j.Dl4jNetworks;
import io.throng.marl.rollout.Actor;
import io.throng.scenarios.io.Failures;
import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng export}. */
@Command(
        name = "export",
        description = {
            "Writes the learned policies of a training to files: for throng run --policy, or for other programs.",
            "With --html, writes a run to one HTML file that shows it in a browser without Throng."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final String FOLDER_MARK = "/";

    /** Whose files are written. */
    enum Format {
        /** Throng's own. */
        THRONG(".policy"),
        /** The Open Neural Network Exchange's. */
        ONNX(".onnx"),
        /** Deeplearning4j's. */
        DL4J(".zip");

        private final String suffix;

        Format(String suffix) {
            this.suffix = suffix;
        }
    }

    @Parameters(paramLabel = "<run>", description = "Folder that throng train wrote; with --html, throng run.")
    private Path run;

    @Option(names = "--seed", paramLabel = "S", description = "Which of the training's seeds (default: the first).")
    private Long seed;

    @Option(
            names = "--to",
            paramLabel = "FILE|DIR",
            description = "Where to: a file, or a folder that gets a file for each kind of agents"
                    + " (default: the run's folder).")
    private String to;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "throng, onnx or dl4j, which knows perceptrons without layer normalisation (default: throng).")
    private Format format = Format.THRONG;

    @Option(names = "--html", description = "Write the run, not policies, with its recording inside.")
    private boolean html;

    @Option(
            names = "--every",
            paramLabel = "K",
            description = "With --html of a run that was not recorded: steps from frame to frame (default: 1).")
    private long every = 1;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        return html ? page() : policies();
    }

    private int page() throws IOException {
        Path file = to == null ? run.resolve("view.html") : Path.of(to);
        requireAbsent(file);
        Path kept = run.resolve(RunRecorder.FILE);
        if (Files.exists(kept)) {
            Recording recording = Recording.open(kept);
            List<Long> steps = IntStream.range(0, recording.frames())
                    .mapToObj(recording::step)
                    .toList();
            try (Show show = new RecordedShow(recording, ViewCommand.facts(run))) {
                ViewCommand.viewer().write(show, steps, file);
            }
        } else {
            Rerun rerun = Rerun.of(run);
            List<Long> steps = LongStream.rangeClosed(0, rerun.steps() / every)
                    .map(number -> number * every)
                    .boxed()
                    .toList();
            try (Show show = rerun.show(execution.execution())) {
                ViewCommand.viewer().write(show, steps, file);
            }
        }
        report(List.of(file));
        return 0;
    }

    private static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " exists; give another with --to, nothing was overwritten");
        }
    }

    private int policies() throws IOException {
        if (to == null) {
            to = run.toString();
        }
        SequencedMap<String, byte[]> learned = TrainedPolicies.some(run, seed);
        List<Target> targets = new ArrayList<>();
        for (Map.Entry<String, byte[]> each : learned.entrySet()) {
            SavedPolicy policy = PolicyFile.load(each.getValue());
            int files = format == Format.THRONG ? 1 : policy.actors().size();
            for (int i = 0; i < files; i++) {
                targets.add(new Target(each.getKey() + (files == 1 ? "" : "-" + i), policy, i));
            }
        }
        report(write(targets));
        return 0;
    }

    private void report(List<Path> written) {
        written.forEach(file -> System.out.println("wrote " + file));
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "export");
            line.put("files", written.stream().map(Path::toString).toList());
            System.out.println(Json.line(line));
        }
    }

    /** What one file is to hold: a policy, or the network of one of its agents. */
    private record Target(String name, SavedPolicy policy, int network) {}

    private List<Path> write(List<Target> targets) throws IOException {
        boolean folder = targets.size() > 1 || to.endsWith(FOLDER_MARK) || Files.isDirectory(Path.of(to));
        List<Path> files = targets.stream()
                .map(target -> folder ? Path.of(to, target.name() + format.suffix) : Path.of(to))
                .toList();
        files.forEach(ExportCommand::requireAbsent);
        try {
            Files.createDirectories(files.getFirst().toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new IllegalArgumentException(to + " cannot be written: " + Failures.reason(e), e);
        }
        for (int i = 0; i < files.size(); i++) {
            write(files.get(i), targets.get(i));
        }
        return files;
    }

    private void write(Path file, Target target) throws IOException {
        SavedPolicy policy = target.policy();
        switch (format) {
            case THRONG -> PolicyFile.write(file, policy, policy.about());
            case ONNX -> OnnxFile.write(file, policy, target.network(), policy.about());
            case DL4J -> {
                Actor actor = policy.actors().get(target.network());
                if (!(actor.network() instanceof Mlp perceptron)) {
                    throw new IllegalArgumentException("a network for Deeplearning4j must be a perceptron, got "
                            + actor.network().getClass().getSimpleName() + "; use --format onnx or throng");
                }
                Dl4jNetworks.write(file, perceptron, actor.acting(), policy.constants());
            }
        }
    }
}
