package io.throng.kernel.record;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Stands in where no provider is on the class path: refuses every picture and says what to add. */
final class NoIllustrator implements Illustrator {
    private static final String OBSTACLE = "no illustrator on the class path; add io.throng:viz to draw pictures";

    @Override
    public Optional<String> obstacle() {
        return Optional.of(OBSTACLE);
    }

    @Override
    public void draw(Chart chart, Path file) throws IOException {
        throw new IOException(OBSTACLE);
    }

    @Override
    public void draw(Scene scene, Frame frame, Path file) throws IOException {
        throw new IOException(OBSTACLE);
    }

    @Override
    public void draw(HeatMap map, Path file) throws IOException {
        throw new IOException(OBSTACLE);
    }
}
