package io.throng.scenarios.cli;

import io.throng.kernel.record.Recording;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng film}. */
@Command(
        name = "film",
        description = {
            "Films a run without a screen: its recording, or, where there is none, the run done again.",
            "MP4 by ffmpeg where it is on the path, and otherwise by JCodec; GIF; or a folder of PNG files."
        },
        mixinStandardHelpOptions = true)
final class FilmCommand implements Callable<Integer> {
    @Parameters(paramLabel = "<run>", description = "Folder that throng run wrote, or a recording.")
    private Path run;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Name that ends in .mp4 or .gif, or a new folder (default: film.mp4 in the run's folder).")
    private Path out;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Mixin
    private FilmOptions options = new FilmOptions();

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Override
    public Integer call() throws Exception {
        boolean folder = Files.isDirectory(run);
        Path recording = folder ? run.resolve(RunRecorder.FILE) : run;
        Path file = out == null ? recording.toAbsolutePath().resolveSibling("film.mp4") : out;
        Map<String, String> about = folder ? RunFolder.open(run).signature() : Map.of("Software", "Throng");
        FilmJob job = new FilmJob(file, options, about);
        int pictures = Files.exists(recording) || !folder ? film(job, recording) : again(job);
        System.out.printf("%,d pictures in %s%n", pictures, file);
        if (json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "film");
            line.put("pictures", pictures);
            line.put("out", file.toString());
            System.out.println(Json.line(line));
        }
        return 0;
    }

    private static int film(FilmJob job, Path file) throws IOException {
        try (Recording recording = Recording.open(file)) {
            return job.film(recording);
        }
    }

    private int again(FilmJob job) throws IOException {
        return job.film(Rerun.of(run), execution.execution());
    }
}
