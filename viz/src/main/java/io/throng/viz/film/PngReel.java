package io.throng.viz.film;

import io.throng.viz.chart.PngEncoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** A folder of pictures, numbered from 000000.png. */
final class PngReel implements Reel {
    private final Path folder;
    private final Map<String, String> about;
    private int count;

    PngReel(Path folder, Map<String, String> about) throws IOException {
        this.folder = Files.createDirectory(folder);
        this.about = about;
    }

    @Override
    public void add(BufferedImage image) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%06d.png", count++));
        Files.write(file, PngEncoder.encode(image, about));
    }

    @Override
    public void finish() {}

    @Override
    public void close() {}
}
