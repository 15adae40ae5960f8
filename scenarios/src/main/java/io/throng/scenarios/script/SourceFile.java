package io.throng.scenarios.script;

import io.throng.scenarios.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;

/**
 * A Java file that is compiled and run in this JVM, on its class path: {@code throng run Flock.java} without a build.
 *
 * <pre>{@code
 * int exitCode = SourceFile.compile(Path.of("01_flock.java")).run("--steps", "1000");
 * }</pre>
 *
 * <p>Running a file executes the code in it, with all rights of this JVM, as {@code java Flock.java} does: run files that
 * you would run so.
 *
 * <p>The file holds a class, or methods without one (a compact source file, JEP 512). Its name need not be that of a class:
 * {@code 01_flock.java} is compiled as {@code Flock}. Safe for use by several threads.
 */
public final class SourceFile {
    static final String EXTENSION = ".java";

    private final SourceText source;
    private final Class<?> main;

    private SourceFile(SourceText source, Class<?> main) {
        this.source = source;
        this.main = main;
    }

    /**
     * Compiles a file.
     *
     * @throws IllegalArgumentException if there is no such file, it is no Java source, or it does not compile; the message
     *     has {@code file:line: error} and the line for each error
     */
    public static SourceFile compile(Path file) {
        return compile(SourceText.read(file));
    }

    /**
     * Compiles what was read from a file.
     *
     * @throws IllegalArgumentException if it does not compile
     */
    public static SourceFile compile(SourceText source) {
        Path file = source.file();
        return new SourceFile(source, new Compilation(file, className(file), source.text()).mainClass());
    }

    /** What was compiled. */
    public SourceText source() {
        return source;
    }

    /**
     * Compiles and runs a file.
     *
     * @return 0, or the exit code of the last run in it that failed
     * @throws IllegalArgumentException as {@link #compile} does
     * @throws Exception what the file's {@code main} throws
     */
    public static int run(Path file, String... args) throws Exception {
        return compile(file).run(args);
    }

    /**
     * Calls {@code main}, static or not, with or without arguments, on this thread.
     *
     * @return 0, or the exit code of the last {@link Script#run} in it that failed
     * @throws IllegalArgumentException if the file has no {@code main} that can be called
     * @throws Exception what {@code main} throws
     */
    public int run(String... args) throws Exception {
        MainMethod method = MainMethod.of(main, source.file());
        return inItsClasses(() -> Launch.run(source, () -> method.call(args)));
    }

    /**
     * The world that the file describes, not run: {@code main} is called without arguments, and its {@link Script#run}
     * returns at once.
     *
     * @throws IllegalArgumentException if the file has no {@code main} that can be called, or that calls {@code run} not
     *     exactly once
     * @throws Exception what {@code main} throws
     */
    public Scenario<?> scenario() throws Exception {
        MainMethod method = MainMethod.of(main, source.file());
        List<Scenario<?>> described = inItsClasses(() -> Launch.describe(source, () -> method.call(new String[0])));
        if (described.size() != 1) {
            throw new IllegalArgumentException(source.file() + " must describe one world, got " + described.size()
                    + "; let main call run(args, new Params(...), p -> torus(...)...) once");
        }
        return described.getFirst();
    }

    private <T> T inItsClasses(Callable<T> call) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(main.getClassLoader());
        try {
            return call.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Whether a text names a Java file. */
    public static boolean isNamed(String text) {
        return text.endsWith(EXTENSION);
    }

    /** The file's name where it can name a class; otherwise its words: {@code 03_your-own_world} is {@code YourOwnWorld}. */
    static String className(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - EXTENSION.length());
        if (SourceVersion.isName(stem) && !stem.contains(".")) {
            return stem;
        }
        StringBuilder words = new StringBuilder();
        for (String word : stem.replaceFirst("^[^\\p{L}]+", "").split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return words.isEmpty() ? "Script" : words.toString();
    }
}
