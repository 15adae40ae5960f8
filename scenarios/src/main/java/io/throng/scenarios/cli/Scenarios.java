package io.throng.scenarios.cli;

import io.throng.scenarios.Catalogue;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.script.Scripted;
import io.throng.scenarios.script.SourceFile;
import io.throng.scenarios.script.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scenarios as a command line names them: by their name in the catalogue, or by a Java file that describes one.
 *
 * <p>A run keeps a copy of such a file and its SHA-256 for whoever reads it. The copy is never executed, as a run's folder may
 * come from anywhere: a run is repeated or evaluated with the file it came from, where that is still the same.
 */
final class Scenarios {
    private static final String SCRIPT = "script";

    private Scenarios() {}

    /**
     * The scenario of a name, or of a file whose name ends in {@code .java}.
     *
     * @throws IllegalArgumentException if there is none, with the nearest name, or with what is wrong with the file
     */
    static Scenario<?> named(String text) {
        return SourceFile.isNamed(text)
                ? described(SourceFile.compile(Path.of(text)))
                : Catalogue.load().named(text);
    }

    private static Scenario<?> described(SourceFile file) {
        try {
            return file.scenario();
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalArgumentException(file.source().file() + " failed before it described a world: " + e, e);
        }
    }

    /** Tells one state of the file that describes a scenario from another; empty if there is no such file. */
    static String sha256(Scenario<?> scenario) {
        return source(scenario).map(SourceText::sha256).orElse("");
    }

    private static Optional<SourceText> source(Scenario<?> scenario) {
        return scenario instanceof Scripted scripted ? scripted.source() : Optional.empty();
    }

    /** Keeps a copy of the file that describes a scenario, if one does, and says so in the manifest. */
    static void keep(RunFolder folder, Scenario<?> scenario, Map<String, Object> manifest) throws IOException {
        Optional<SourceText> described = source(scenario);
        if (described.isEmpty()) {
            return;
        }
        SourceText source = described.get();
        String copy = SCRIPT + "/" + source.name();
        Files.createDirectories(folder.resolve(SCRIPT));
        Files.writeString(folder.resolve(copy), source.text());
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("file", copy);
        kept.put("sha256", source.sha256());
        kept.put("from", source.file().toAbsolutePath().normalize().toString());
        manifest.put(SCRIPT, kept);
    }

    /**
     * The scenario of an earlier run.
     *
     * @throws IllegalArgumentException if it is not in the catalogue, or the file that describes it is gone or has changed
     */
    static Scenario<?> kept(Path run, Map<String, Object> manifest) {
        if (!(manifest.get(SCRIPT) instanceof Map<?, ?> kept)) {
            return Catalogue.load().named(String.valueOf(manifest.get("scenario")));
        }
        Path from = Path.of(String.valueOf(kept.get("from")));
        Path copy = run.resolve(String.valueOf(kept.get("file")));
        if (!Files.isReadable(from)) {
            throw new IllegalArgumentException(from + ", the file that describes the world of " + run
                    + ", is missing; copy it there from " + copy + " if you trust it");
        }
        SourceText source = SourceText.read(from);
        if (!source.sha256().equals(kept.get("sha256"))) {
            throw new IllegalArgumentException(from + " has changed since the run of " + run + ": its SHA-256 is "
                    + source.sha256() + ", the manifest's " + kept.get("sha256")
                    + "; put back the file that was run, as in "
                    + copy + " if you trust it");
        }
        return described(SourceFile.compile(source));
    }
}
