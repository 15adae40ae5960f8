package io.throng.scenarios.cli;

import io.throng.kernel.record.Filmmaker;
import picocli.CommandLine.Option;

/** How a film is made. */
final class FilmOptions {
    @Option(names = "--fps", paramLabel = "N", description = "Pictures a second (default: ${DEFAULT-VALUE}).")
    int framesPerSecond = 25;

    @Option(names = "--width", paramLabel = "PIXELS", description = "Width of a picture (default: ${DEFAULT-VALUE}).")
    int width = 960;

    @Option(names = "--from", paramLabel = "S", description = "First step (default: the first).")
    long from;

    @Option(names = "--to", paramLabel = "S", description = "Last step (default: the last).")
    Long to;

    @Option(names = "--every", paramLabel = "K", description = "Steps from picture to picture (default: as recorded).")
    Long every;

    Filmmaker.Settings settings() {
        return new Filmmaker.Settings(framesPerSecond, width);
    }

    /** The steps from picture to picture, where the run itself does not say. */
    long stride() {
        long stride = every == null ? 1 : every;
        if (stride < 1) {
            throw new IllegalArgumentException("--every must be at least 1 step, got " + stride);
        }
        return stride;
    }

    /** The last step of a film of a run that ended at a step. */
    long last(long end) {
        long last = to == null ? end : Math.min(to, end);
        if (from < 0 || from > last) {
            throw new IllegalArgumentException(
                    "--from must be in [0, " + last + "], the last step of the film, got " + from);
        }
        return last;
    }
}
