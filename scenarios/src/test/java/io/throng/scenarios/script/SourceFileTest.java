package io.throng.scenarios.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceFileTest {
    @TempDir
    private Path folder;

    private Path file(String name, String... lines) {
        try {
            return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A statement by which a program leaves a trace that the test finds. */
    private String write(String expression) {
        return "java.nio.file.Files.writeString(java.nio.file.Path.of(\"" + folder.resolve("trace") + "\"), "
                + expression + ");";
    }

    private String trace(Path program, String... args) throws Exception {
        assertThat(SourceFile.run(program, args)).isZero();
        return Files.readString(folder.resolve("trace"));
    }

    @Test
    void compactSourceRunsUnderAnyFileName() throws Exception {
        Path program = file(
                "01_count-words.java",
                "record Pair(int count, String name) {}",
                "void main(String[] args) throws Exception {",
                "    var pair = new Pair(List.of(args).size(), getClass().getName());",
                "    " + write("pair.toString()"),
                "}");
        assertThat(trace(program, "a", "b")).isEqualTo("Pair[count=2, name=CountWords]");
    }

    @Test
    void mainMayLackArgumentsAndBeStaticOrInherited() throws Exception {
        assertThat(trace(file("A.java", "void main() throws Exception {", write("\"instance\""), "}")))
                .isEqualTo("instance");
        assertThat(trace(file("B.java", "class B { static void main() throws Exception {", write("\"static\""), "} }")))
                .isEqualTo("static");
        assertThat(trace(file(
                        "C.java",
                        "class C extends Parent {}",
                        "class Parent { protected void main(String[] args) throws Exception {",
                        write("getClass().getName() + args.length"),
                        "} }")))
                .isEqualTo("C0");
    }

    @Test
    void mainWithArgumentsComesFirst() throws Exception {
        Path program = file(
                "D.java",
                "public class D {",
                "  public static void main(String[] args) throws Exception {" + write("\"with\"") + "}",
                "  void main() throws Exception {" + write("\"without\"") + "}",
                "}");
        assertThat(trace(program)).isEqualTo("with");
    }

    @Test
    void firstClassOfAPackageIsStarted() throws Exception {
        Path program = file(
                "E.java",
                "package some.where;",
                "class E { public static void main(String[] a) throws Exception {" + write("Other.word()") + "} }",
                "class Other { static String word() { return Other.class.getName(); } }");
        assertThat(trace(program)).isEqualTo("some.where.Other");
    }

    @Test
    void scriptSeesThrongOnItsClassPath() throws Exception {
        Path program = file(
                "F.java",
                "import static io.throng.scenarios.script.Script.*;",
                "record Params(int size) {}",
                "void main(String[] args) throws Exception {",
                write("\"\" + parameters(args, new Params(3)).size()"),
                "}");
        assertThat(trace(program, "--size", "8")).isEqualTo("8");
    }

    @Test
    void exitCodeIsThatOfTheRunThatFailed() throws Exception {
        Path program = file(
                "Flock.java",
                "import static io.throng.scenarios.script.Script.*;",
                "record Params(int birds) {}",
                "void main(String[] args) {",
                "    run(args, new Params(3), p -> torus(1, 1).agents(\"bird\", p.birds(), bird -> bird.anywhere()));",
                "}");
        assertThat(SourceFile.run(program, "--stps", "3")).isEqualTo(2);
    }

    @Test
    void whatMainThrowsIsThrown() {
        Path program = file("G.java", "void main() throws Exception { throw new java.io.IOException(\"no disk\"); }");
        assertThatThrownBy(() -> SourceFile.run(program))
                .isInstanceOf(IOException.class)
                .hasMessage("no disk");
        Path broken = file("H.java", "void main() { throw new AssertionError(\"cannot be\"); }");
        assertThatThrownBy(() -> SourceFile.run(broken)).isInstanceOf(AssertionError.class);
    }

    @Test
    void contextClassLoaderIsTheScriptsWhileItRunsOnly() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Path program = file(
                "I.java",
                "void main() throws Exception {",
                write("\"\" + (Thread.currentThread().getContextClassLoader() == getClass().getClassLoader())"),
                "}");
        assertThat(trace(program)).isEqualTo("true");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private static void refused(Path file, String message) {
        assertThatThrownBy(() -> SourceFile.compile(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void compileErrorsHaveFileLineAndSource() {
        Path program = file("02_wrong.java", "void main() {", "    int n = \"three\";", "    foo();", "}");
        refused(
                program,
                String.join(
                        System.lineSeparator(),
                        program + " does not compile:",
                        program + ":2: incompatible types: java.lang.String cannot be converted to int",
                        "    int n = \"three\";",
                        "            ^",
                        program + ":3: cannot find symbol",
                        "    foo();",
                        "    ^",
                        "  symbol:   method foo()",
                        "  location: class Wrong"));
    }

    @Test
    void syntaxErrorsHaveFileLineAndSource() {
        Path program = file("J.java", "void main() {", "    int n = 3", "}");
        refused(
                program,
                String.join(
                        System.lineSeparator(),
                        program + " does not compile:",
                        program + ":2: ';' expected",
                        "    int n = 3",
                        "             ^"));
    }

    @Test
    void filesThatAreNoSourcesAreRefused() throws IOException {
        Path missing = folder.resolve("missing.java");
        refused(missing, missing + " does not exist; check the path");
        Path directory = Files.createDirectory(folder.resolve("folder.java"));
        refused(directory, directory + " is a folder; give a file");
        Path text = file("notes.txt", "hello");
        refused(text, text + " is not a Java file: its name must end in .java");
        Path latin = Files.write(folder.resolve("Latin.java"), "// caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        refused(latin, latin + " is not in UTF-8; save it in that encoding");
        Path huge = Files.write(folder.resolve("Huge.java"), new byte[(1 << 20) + 1]);
        refused(huge, huge + " has 1048577 bytes, and a script at most 1048576; put data into files of their own");
        Path empty = file("Empty.java", "// nothing");
        refused(empty, empty + " has no class and no main method; add void main(String[] args) { ... }");
    }

    @Test
    void filesWithoutAMainThatCanBeCalledAreRefused() {
        Path none = file("K.java", "class K { private static void main(String[] args) {} int main() { return 1; } }");
        assertThatThrownBy(() -> SourceFile.run(none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(none + " has no main method in its first class, K; add void main(String[] args) { ... }");
        for (String declaration :
                List.of("class L { L(int n) {} void main() {} }", "abstract class L { void main() {} }")) {
            Path program = file("L.java", declaration);
            assertThatThrownBy(() -> SourceFile.run(program))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(program + " has a main method that is not static, and class L cannot be made without"
                            + " arguments; make main static, or give the class such a constructor");
        }
    }

    @Test
    void fileNamesBecomeClassNames() {
        assertThat(SourceFile.className(Path.of("a/01_flock.java"))).isEqualTo("Flock");
        assertThat(SourceFile.className(Path.of("03_your_own-world.java"))).isEqualTo("YourOwnWorld");
        assertThat(SourceFile.className(Path.of("flock.java"))).isEqualTo("flock");
        assertThat(SourceFile.className(Path.of("class.java"))).isEqualTo("Class");
        assertThat(SourceFile.className(Path.of("a.b.java"))).isEqualTo("AB");
        assertThat(SourceFile.className(Path.of("42.java"))).isEqualTo("Script");
    }
}
