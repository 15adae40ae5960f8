package io.throng.kernel.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Makes films of frames, without a screen.
 *
 * <p>A provider is registered in {@code META-INF/services} and has a public constructor without arguments. The name of the
 * file chooses the format: {@code .mp4}, {@code .gif}, or, without a dot, a folder of PNG files.
 */
public interface Filmmaker {
    /**
     * Begins a film; it appears whole when it is closed after a frame or more, or not at all.
     *
     * @param about what the file's metadata say, name to text, such as seed and version
     * @throws IOException with one line to show a person if the machine cannot draw or the file cannot be written
     * @throws IllegalArgumentException if the name of the file ends otherwise
     */
    Film begin(Scene scene, Path file, Settings settings, Map<String, String> about) throws IOException;

    /** The first provider on the class path. */
    static Optional<Filmmaker> installed() {
        return ServiceLoader.load(Filmmaker.class).findFirst();
    }

    /**
     * How a film is made.
     *
     * @param framesPerSecond in [1, 120]
     * @param width of a picture in pixels, in [160, 3840]
     */
    record Settings(int framesPerSecond, int width) {
        /** Checks the ranges. */
        public Settings {
            if (framesPerSecond < 1 || framesPerSecond > 120) {
                throw new IllegalArgumentException("frames per second must be in [1, 120], got " + framesPerSecond);
            }
            if (width < 160 || width > 3840) {
                throw new IllegalArgumentException("width of a film must be in [160, 3840] pixels, got " + width);
            }
        }
    }

    /** A film being made. For one thread; methods block. */
    interface Film extends Closeable {
        /** Adds a picture. */
        void add(Frame frame) throws IOException;

        /** Ends it well: the file is there. Closing without this leaves nothing behind. */
        void finish() throws IOException;
    }
}
