package io.throng.scenarios.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
    private static final String EXTENSION = ".java";
    private static final long MOST_BYTES = 1 << 20;

    private final Path file;
    private final Class<?> main;

    private SourceFile(Path file, Class<?> main) {
        this.file = file;
        this.main = main;
    }

    /**
     * Compiles a file.
     *
     * @throws IllegalArgumentException if there is no such file, it is no Java source, or it does not compile; the message
     *     has {@code file:line: error} and the line for each error
     */
    public static SourceFile compile(Path file) {
        String source = read(file);
        return new SourceFile(file, new Compilation(file, className(file), source).mainClass());
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
        MainMethod method = MainMethod.of(main, file);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(main.getClassLoader());
        try {
            return ExitCode.of(() -> method.call(args));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Tells one script, or state of a script, from another.
     *
     * @param type any class
     * @return a digest of all classes of the file that it was compiled from; empty if it is of no file compiled here
     */
    public static String digestBehind(Class<?> type) {
        return MemoryClasses.digestBehind(type);
    }

    private static String read(Path file) {
        require(file.toString().endsWith(EXTENSION), file, "is not a Java file: its name must end in .java");
        require(Files.exists(file), file, "does not exist; check the path");
        require(!Files.isDirectory(file), file, "is a folder; give a file");
        require(Files.isReadable(file), file, "cannot be read; check its permissions");
        try {
            long bytes = Files.size(file);
            require(
                    bytes <= MOST_BYTES,
                    file,
                    "has " + bytes + " bytes, and a script at most " + MOST_BYTES
                            + "; put data into files of their own");
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not in UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(boolean condition, Path file, String message) {
        if (!condition) {
            throw new IllegalArgumentException(file + " " + message);
        }
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
