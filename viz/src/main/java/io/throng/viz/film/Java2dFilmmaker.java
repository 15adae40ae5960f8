package io.throng.viz.film;

import io.throng.kernel.record.Filmmaker;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Illustrator;
import io.throng.kernel.record.Scene;
import io.throng.viz.chart.Java2dIllustrator;
import io.throng.viz.chart.ScenePainter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Draws films with Java2D; encodes them with ffmpeg where it is on the path, and otherwise with JCodec. */
public final class Java2dFilmmaker implements Filmmaker {
    private final Illustrator illustrator = new Java2dIllustrator();

    /** For the service loader. */
    public Java2dFilmmaker() {}

    @Override
    public Film begin(Scene scene, Path file, Settings settings, Map<String, String> about) throws IOException {
        if (illustrator.obstacle().isPresent()) {
            throw new IOException(illustrator.obstacle().get());
        }
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        if (!List.of("", ".mp4", ".gif").contains(ending)) {
            throw new IllegalArgumentException(
                    "name of a film must end in .mp4 or .gif, or be that of a folder for PNG" + " files, got " + file);
        }
        if (Files.exists(file) && ending.isEmpty()) {
            throw new IllegalArgumentException("folder " + file + " exists; give another, nothing was overwritten");
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part" + ending);
        Reel reel = switch (ending) {
            case ".gif" -> new GifReel(unfinished, settings.framesPerSecond(), about);
            case ".mp4" ->
                FfmpegReel.isInstalled()
                        ? new FfmpegReel(unfinished, settings.framesPerSecond(), about)
                        : new JcodecReel(unfinished, settings.framesPerSecond());
            default -> new PngReel(unfinished, about);
        };
        return new Production(new ScenePainter(scene, settings.width()), reel, unfinished, file);
    }

    /** A film in the making: beside its place until it is finished. */
    private record Production(ScenePainter painter, Reel reel, Path unfinished, Path file) implements Film {
        @Override
        public void add(Frame frame) throws IOException {
            reel.add(painter.paint(frame));
        }

        @Override
        public void finish() throws IOException {
            reel.finish();
            if (Files.isDirectory(unfinished)) {
                Files.move(unfinished, file);
            } else {
                Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }

        @Override
        public void close() throws IOException {
            reel.close();
            if (Files.isDirectory(unfinished)) {
                try (Stream<Path> left = Files.walk(unfinished)) {
                    for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            Files.deleteIfExists(unfinished);
        }
    }
}
