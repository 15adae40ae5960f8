package io.throng.viz.chart;

import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Illustrator;
import io.throng.kernel.record.Scene;
import java.awt.AWTError;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Draws with Java2D, without a screen. The same picture gives the same bytes on one machine; another machine's fonts
 * change the letters and, by their widths, the layout.
 */
public final class Java2dIllustrator implements Illustrator {
    private static final String FONTS = "install fontconfig and a font (Debian: fontconfig fonts-dejavu-core)";
    private static final String HEADLESS = "start Java with -Djava.awt.headless=true";

    private final Map<String, String> about;

    /** For the service loader; loads nothing of Java2D. */
    public Java2dIllustrator() {
        this(Map.of());
    }

    private Java2dIllustrator(Map<String, String> about) {
        this.about = about;
    }

    @Override
    public Illustrator signed(Map<String, String> words) {
        return new Java2dIllustrator(Map.copyOf(words));
    }

    @Override
    public Optional<String> obstacle() {
        try {
            drawOneWord();
            return Optional.empty();
        } catch (RuntimeException | Error e) { // the JDK throws bare Errors for absent fonts and libraries
            return Optional.of(explain(e));
        }
    }

    @Override
    public void draw(Chart chart, Path file) throws IOException {
        draw(file, () -> LineChart.of(chart));
    }

    @Override
    public void draw(Scene scene, Frame frame, Path file) throws IOException {
        draw(file, () -> WorldPicture.of(scene, frame));
    }

    @Override
    public void draw(HeatMap map, Path file) throws IOException {
        draw(file, () -> HeatMapPicture.of(map));
    }

    private void draw(Path file, PaintingSource source) throws IOException {
        ImageFormat format = ImageFormat.of(file);
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get());
        }
        PictureFile.write(file, format.encode(source.painting(), about));
    }

    private static void drawOneWord() {
        var graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            new TextLayout("word", Style.TEXT, graphics.getFontRenderContext()).getBounds();
        } finally {
            graphics.dispose();
        }
    }

    /** One line: the root cause and what to do. Java caches failed classes, so a second attempt fails otherwise. */
    private static String explain(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        boolean display = cause instanceof AWTError || what.contains("DISPLAY") || what.contains("X11");
        return "cannot draw pictures on this machine: " + cause.getClass().getSimpleName() + ": " + what + "; "
                + (display ? HEADLESS : FONTS);
    }

    /** Lays a picture out, once it is known that the machine can draw. */
    @FunctionalInterface
    private interface PaintingSource {
        Painting painting();
    }
}
