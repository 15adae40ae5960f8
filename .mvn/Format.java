import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.FormatterServiceImpl;

/**
 * Checks ({@code --check}) or repairs ({@code --fix}) the formatting of every Java source with palantir-java-format.
 *
 * <p>Prints what is wrong to standard output, one file a line, and nothing if all is well. The formatter cannot read
 * compact source files (JEP 512): those are wrapped in a class, formatted and unwrapped.
 */
void main(String[] args) throws IOException {
    boolean fix = List.of(args).equals(List.of("--fix"));
    sources()
            .parallel()
            .flatMap(file -> problem(file, fix).stream())
            .sorted()
            .forEachOrdered(IO::println);
}

private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git");
private static final String OPENING = "class CompactSourceFile {";

/** Sources of all modules, the examples and this file. */
private static Stream<Path> sources() throws IOException {
    try (Stream<Path> found = Files.find(Path.of("."), 30, (file, _) -> isSource(file))) {
        return found.map(Path::normalize).sorted().toList().stream();
    }
}

private static boolean isSource(Path file) {
    for (Path part : file) {
        if (NOT_OURS.contains(part.toString())) {
            return false;
        }
    }
    return file.toString().endsWith(".java");
}

private static Optional<String> problem(Path file, boolean fix) {
    try {
        String before = Files.readString(file);
        String after = format(before);
        if (after.equals(before)) {
            return Optional.empty();
        }
        if (fix) {
            Files.writeString(file, after);
            return Optional.empty();
        }
        return Optional.of(file.toString());
    } catch (FormatterException e) {
        return Optional.of(explain(file, e));
    } catch (IOException e) {
        throw new UncheckedIOException(e);
    }
}

private static String explain(Path file, FormatterException e) {
    String what = e.getMessage();
    if (what.contains("expected token: '_'")) {
        return file + ":" + what + " (the formatter cannot read _ as a record component: write var _)";
    }
    if (what.contains("expected token: 'module'")) {
        return file + ":" + what + " (the formatter cannot read module imports: import the classes)";
    }
    return file + ":" + what;
}

private static String format(String source) throws FormatterException {
    FormatterServiceImpl formatter = new FormatterServiceImpl();
    try {
        return formatter.formatSourceReflowStringsAndFixImports(source);
    } catch (FormatterException e) {
        if (!e.getMessage().contains("generated class instead")) {
            throw e;
        }
        return unwrap(formatter.formatSourceReflowStringsAndFixImports(wrap(source)));
    }
}

/** Puts everything after the last import into a class. */
private static String wrap(String source) {
    List<String> lines = source.lines().toList();
    int body = 0;
    for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).startsWith("import ")) {
            body = i + 1;
        }
    }
    String head = lines.stream().limit(body).collect(Collectors.joining("\n"));
    String rest = lines.stream().skip(body).collect(Collectors.joining("\n"));
    return head + "\n" + OPENING + "\n" + rest + "\n}\n";
}

private static String unwrap(String wrapped) {
    int opening = wrapped.indexOf(OPENING);
    String head = wrapped.substring(0, opening).strip();
    String body = wrapped.substring(opening + OPENING.length(), wrapped.lastIndexOf('}'));
    String dedented = body.lines()
            .map(line -> line.startsWith("    ") ? line.substring(4) : line)
            .collect(Collectors.joining("\n"));
    return (head.isEmpty() ? "" : head + "\n\n") + dedented.strip() + "\n";
}
