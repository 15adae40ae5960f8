package io.throng.scenarios.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The flock as a plain loop in C++ ({@code flock.cpp}), compiled on this machine and run as a process of its own. */
final class FlockProgram implements AutoCloseable {
    private static final int COMPILE_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;

    private FlockProgram(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.US_ASCII);
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Compiles and starts; empty where there is no {@code g++}. */
    static Optional<FlockProgram> start(int birds, double width, double height, long seed) {
        try {
            Path folder = Files.createTempDirectory("flock");
            Path source = folder.resolve("flock.cpp");
            try (InputStream resource = FlockProgram.class.getResourceAsStream("flock.cpp")) {
                Files.copy(resource, source);
            }
            Path program = folder.resolve("flock");
            if (!compile(source, program)) {
                delete(folder);
                return Optional.empty();
            }
            Process process = new ProcessBuilder(program.toString(), "" + birds, "" + width, "" + height, "" + seed)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return Optional.of(new FlockProgram(folder, process));
        } catch (IOException e) {
            throw new UncheckedIOException("the flock in C++ cannot be started: " + e.getMessage(), e);
        }
    }

    private static boolean compile(Path source, Path program) {
        List<String> command =
                List.of("g++", "-O3", "-march=native", "-ffast-math", "-o", program.toString(), source.toString());
        try {
            Process compiler = new ProcessBuilder(command).inheritIO().start();
            return compiler.waitFor(COMPILE_SECONDS, TimeUnit.SECONDS) && compiler.exitValue() == 0;
        } catch (IOException noCompiler) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes steps; returns its processor time in nanoseconds. */
    double run(long steps) {
        return ask("run " + steps);
    }

    /** How many others a bird sees, on average. */
    double neighbours() {
        return ask("neighbours");
    }

    private double ask(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new IllegalStateException("the flock in C++ ended before it answered: " + order);
            }
            return Double.parseDouble(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("the flock in C++ does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            delete(folder);
        } catch (IOException e) {
            // What is left lies in the folder for temporary files.
        }
    }

    private static void delete(Path folder) throws IOException {
        for (String name : List.of("flock", "flock.cpp")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
