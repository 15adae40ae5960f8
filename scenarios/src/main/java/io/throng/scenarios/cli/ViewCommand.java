package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.record.Desktop;
import io.throng.kernel.record.RecordedShow;
import io.throng.kernel.record.Recording;
import io.throng.kernel.record.Show;
import io.throng.kernel.record.Viewer;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.script.SourceFile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng view}. */
@Command(
        name = "view",
        description = {
            "Shows a run in a browser: a scenario as it goes on, by what policies learned, or what was recorded.",
            "Prints an address that holds a secret: whoever knows it may look and steer. Ends with Ctrl-C."
        },
        mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {
    private static final String LOOPBACK = "127.0.0.1";

    @Parameters(
            paramLabel = "<run|scenario|File.java>",
            description =
                    "Folder that throng run or throng train wrote, a recording, a name that throng list prints, or"
                            + " a script, whose code is executed.")
    private String target;

    @Mixin
    private WorldOptions world = new WorldOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Option(names = "--again", description = "Of a run's folder, show the run done again instead of its recording.")
    private boolean again;

    @Option(names = "--port", paramLabel = "P", description = "Port (default: any that is free).")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Address of this machine to listen on (default: loopback; any other lets others in).")
    private String listen = LOOPBACK;

    @Option(names = "--play", description = "Begin to play at once.")
    private boolean play;

    @Option(
            names = "--mason",
            description = "Show it in MASON's console, in windows on this machine, instead of a browser.")
    private boolean mason;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        if (mason) {
            desktop().show(show());
            return 0;
        }
        if (!InetAddress.getByName(listen).isLoopbackAddress()) {
            System.err.println("throng: others in the network of " + listen
                    + " can look and steer if they learn the address; it is not encrypted");
        }
        serve(show(), new Viewer.Settings(listen, port, play));
        return 0;
    }

    /** MASON's, if it can open a window and no option of the browser's is given. */
    private Desktop desktop() {
        if (port != 0 || play || !listen.equals(LOOPBACK)) {
            throw new IllegalArgumentException(
                    "--port, --listen and --play are for the browser; leave them out with --mason");
        }
        Desktop desktop = Desktop.installed()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no MASON console on the class path; add io.throng:viz to look at runs"));
        desktop.obstacle().ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return desktop;
    }

    /** Shows something until the process is interrupted. */
    static void serve(Show show, Viewer.Settings settings) throws IOException, InterruptedException {
        try (Viewer.Viewing viewing = viewer().open(show, settings);
                Interruption _ = new Interruption(viewing::close)) {
            System.out.println(viewing.address());
            viewing.await();
        }
    }

    /**
     * Who shows.
     *
     * @throws IllegalArgumentException if nobody does
     */
    static Viewer viewer() {
        return Viewer.installed()
                .orElseThrow(() ->
                        new IllegalArgumentException("no viewer on the class path; add io.throng:viz to look at runs"));
    }

    private Show show() throws IOException {
        Path path = Path.of(target);
        if (Files.isDirectory(path)) {
            if (TrainedRun.isAt(path)) {
                return trained(TrainedRun.open(path));
            }
            Path recording = path.resolve(RunRecorder.FILE);
            return Files.exists(recording) && !again ? recorded(recording, facts(path)) : doneAgain(path);
        }
        if (Files.isRegularFile(path) && !SourceFile.isNamed(target)) {
            return recorded(path, new LinkedHashMap<>());
        }
        Scenario<?> scenario = Scenarios.named(target);
        return live(scenario, ScenarioRun.parameters(scenario, world.agents, world.set), policies.policies());
    }

    private Show trained(TrainedRun run) throws IOException {
        return live(run.scenario(), run.parameters(world.agents, world.set), policies.policiesOf(run));
    }

    private Show live(Scenario<?> scenario, Record parameters, RunPolicies deciding) {
        Execution how = execution.execution();
        return new LiveShow(
                scenario, parameters, ScenarioRun.start(scenario, parameters, world.seed, deciding, how), how);
    }

    private static Show recorded(Path file, SequencedMap<String, String> facts) throws IOException {
        facts.put("from", "recording " + file);
        return new RecordedShow(Recording.open(file), facts);
    }

    /** Where the run of a folder comes from. */
    static SequencedMap<String, String> facts(Path folder) {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        RunFolder.open(folder).signature().forEach((name, text) -> facts.put(name.toLowerCase(Locale.ROOT), text));
        return facts;
    }

    private Show doneAgain(Path folder) throws IOException {
        Rerun rerun = Rerun.of(folder);
        Execution how = execution.execution();
        return rerun.show(how);
    }
}
