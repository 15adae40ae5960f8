package io.throng.kernel.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Draws charts and pictures of worlds into files, without a screen.
 *
 * <p>A provider is registered in {@code META-INF/services} and has a public constructor without arguments. The name of
 * the file chooses the format: {@code .png} (pixels) or {@code .svg} (vectors). A file appears whole or not at all. The
 * drawing methods block the calling thread; they may be called from any thread.
 *
 * <p>A picture is never worth a run: whoever draws one reports the one line of a failure and goes on.
 */
public interface Illustrator {
    /**
     * Why nothing can be drawn on this machine, in one line (for example that it has no fonts); empty where drawing works.
     * Never throws.
     */
    Optional<String> obstacle();

    /**
     * Draws a line chart.
     *
     * @throws IOException with one line to show a person if the file cannot be written or the machine cannot draw
     * @throws IllegalArgumentException if the name of the file ends neither in {@code .png} nor in {@code .svg}
     */
    void draw(Chart chart, Path file) throws IOException;

    /**
     * Draws a world at one moment.
     *
     * @param frame of that scene
     * @throws IOException with one line to show a person if the file cannot be written or the machine cannot draw
     * @throws IllegalArgumentException if the name of the file ends neither in {@code .png} nor in {@code .svg}
     */
    void draw(Scene scene, Frame frame, Path file) throws IOException;

    /**
     * The same, but its files say where they come from, in their metadata.
     *
     * @param about name to text, such as run, seed and version
     */
    default Illustrator signed(Map<String, String> about) {
        return this;
    }

    /**
     * Draws a heat map.
     *
     * @throws IOException with one line to show a person if the file cannot be written or the machine cannot draw
     * @throws IllegalArgumentException if the name of the file ends neither in {@code .png} nor in {@code .svg}
     */
    void draw(HeatMap map, Path file) throws IOException;

    /** The first provider on the class path; where there is none, an illustrator whose obstacle says so. */
    static Illustrator installed() {
        return ServiceLoader.load(Illustrator.class).findFirst().orElseGet(NoIllustrator::new);
    }
}
