package io.throng.scenarios.script;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One source compiled in memory by the compiler of this JDK, with the class path of this JVM. */
final class Compilation {
    private static final String RELEASE = "25";

    private final Path file;
    private final String className;
    private final String source;
    private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

    Compilation(Path file, String className, String source) {
        this.file = file;
        this.className = className;
        this.source = source;
    }

    /**
     * The first class of the source, loaded.
     *
     * @throws IllegalArgumentException with all errors if it does not compile
     */
    Class<?> mainClass() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("this Java runtime has no compiler; run Throng with a JDK " + RELEASE);
        }
        try (MemoryClasses classes =
                new MemoryClasses(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null))) {
            List<String> options =
                    List.of("--release", RELEASE, "-g", "-proc:none", "-cp", System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) compiler.getTask(
                    null, classes, diagnostics, options, null, List.of(new MemorySource(className, source)));
            String first = firstClass(task.parse());
            task.analyze();
            requireNoErrors();
            task.generate();
            requireNoErrors();
            return classes.load(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String firstClass(Iterable<? extends CompilationUnitTree> units) {
        requireNoErrors();
        CompilationUnitTree unit = units.iterator().next();
        for (Tree declared : unit.getTypeDecls()) {
            if (declared instanceof ClassTree type) {
                String name = type.getSimpleName().toString();
                return unit.getPackageName() == null ? name : unit.getPackageName() + "." + name;
            }
        }
        throw new IllegalArgumentException(
                file + " has no class and no main method; add void main(String[] args) { ... }");
    }

    private void requireNoErrors() {
        List<String> errors = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                errors.add(describe(diagnostic));
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " does not compile:" + System.lineSeparator() + String.join(System.lineSeparator(), errors));
        }
    }

    /** {@code file:line: message}, with the line and a mark under the place after the message's first line. */
    private String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        List<String> message = diagnostic.getMessage(Locale.ROOT).lines().toList();
        if (diagnostic.getLineNumber() == Diagnostic.NOPOS) {
            return file + ": " + String.join(System.lineSeparator(), message);
        }
        List<String> lines = new ArrayList<>();
        lines.add(file + ":" + diagnostic.getLineNumber() + ": " + message.getFirst());
        lines.add(
                source.lines().skip(diagnostic.getLineNumber() - 1).findFirst().orElse(""));
        lines.add(" ".repeat((int) Math.max(0, diagnostic.getColumnNumber() - 1)) + "^");
        lines.addAll(message.subList(1, message.size()));
        return String.join(System.lineSeparator(), lines);
    }

    /** A source under the name of the class that it may declare without saying so. */
    private static final class MemorySource extends SimpleJavaFileObject {
        private final String source;

        MemorySource(String className, String source) {
            super(URI.create("string:///" + className + Kind.SOURCE.extension), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
