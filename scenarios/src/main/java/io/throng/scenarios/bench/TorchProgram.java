package io.throng.scenarios.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A gradient step in PyTorch ({@code ppo_update.py}), as a process of its own that works when asked to. */
final class TorchProgram implements AutoCloseable {
    /** Debian's package python3-torch belongs to the first; whoever installed another may have it on the path. */
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    /** The processor that Debian's OpenBLAS, which knows no new ones, may take this one for; the fastest counts. */
    private static final List<String> CORE_TYPES = List.of("", "Haswell", "SkylakeX");

    private static final String CORE_TYPE = "OPENBLAS_CORETYPE";
    private static final int PROBED_ROWS = 2048;

    private final Path script;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final String version;

    private TorchProgram(Path script, Process process, BufferedReader answers, String version) {
        this.script = script;
        this.process = process;
        this.answers = answers;
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        this.version = version;
    }

    /** Starts it as it is fastest here; empty where there is no Python with PyTorch. */
    static Optional<TorchProgram> start() {
        TorchProgram fastest = null;
        double least = Double.POSITIVE_INFINITY;
        for (String python : PYTHONS) {
            for (String coreType : CORE_TYPES) {
                TorchProgram program = start(python, coreType);
                double probed = program == null ? Double.POSITIVE_INFINITY : program.probe();
                TorchProgram slower = probed < least ? fastest : program;
                if (slower != null) {
                    slower.close();
                }
                fastest = probed < least ? program : fastest;
                least = Math.min(least, probed);
            }
        }
        return Optional.ofNullable(fastest);
    }

    private double probe() {
        return Arrays.stream(update(PROBED_ROWS, 5)).min().orElseThrow();
    }

    private static TorchProgram start(String python, String coreType) {
        try {
            Path script = Files.createTempFile("ppo_update", ".py");
            try (InputStream resource = TorchProgram.class.getResourceAsStream("ppo_update.py")) {
                Files.write(script, resource.readAllBytes());
            }
            ProcessBuilder builder = new ProcessBuilder(python, script.toString());
            builder.environment().remove(CORE_TYPE);
            if (!coreType.isEmpty()) {
                builder.environment().put(CORE_TYPE, coreType);
            }
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            BufferedReader answers = process.inputReader(StandardCharsets.US_ASCII);
            String greeting = answers.readLine();
            if (greeting != null && greeting.startsWith("ready ")) {
                return new TorchProgram(script, process, answers, greeting.substring(6));
            }
            process.destroy();
            Files.delete(script);
            return null;
        } catch (IOException noPython) {
            return null;
        }
    }

    String version() {
        return version;
    }

    /** Takes gradient steps; returns the processor milliseconds of each. */
    double[] update(int rows, int repetitions) {
        try {
            orders.write(rows + " " + repetitions + "\n");
            orders.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("PyTorch ended without an answer; see whether ppo_update.py runs");
            }
            return Arrays.stream(answer.split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException("PyTorch cannot be asked: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
