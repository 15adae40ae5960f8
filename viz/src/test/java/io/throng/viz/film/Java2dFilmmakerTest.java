package io.throng.viz.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Filmmaker;
import io.throng.kernel.record.Glyph;
import io.throng.viz.chart.ScenePainter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Java2dFilmmakerTest {
    private static final Filmmaker.Settings SETTINGS = new Filmmaker.Settings(10, 320);
    private static final Map<String, String> ABOUT = Map.of("Seed", "7");
    private static final int PICTURES = 4;

    @TempDir
    private Path folder;

    private double place;

    private final Camera camera = Camera.on("One", Extent.of(10, 10, "m"))
            .agents("one", Glyph.SQUARE, 2, AgentRows.first(1), one -> one.at(_ -> place, _ -> 5));

    private Path film(String name) throws IOException {
        Path file = folder.resolve(name);
        try (Filmmaker.Film film = Filmmaker.installed().orElseThrow().begin(camera.scene(), file, SETTINGS, ABOUT)) {
            for (int i = 0; i < PICTURES; i++) {
                place = 2 + 2 * i;
                film.add(camera.take(i));
            }
            film.finish();
        }
        assertThatNothingElseIsThere(file);
        return file;
    }

    private void assertThatNothingElseIsThere(Path file) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** The mean column of blue pixels as a part of the width: where the square is. */
    private static double square(BufferedImage image) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int rgb = image.getRGB(column, row);
                if ((rgb & 0xff) > (rgb >> 16 & 0xff) + 80) {
                    sum += column;
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(100);
        return sum / count / image.getWidth();
    }

    @Test
    void aGifHasEveryPicture() throws IOException {
        Path file = film("one.gif");
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(PICTURES);
            assertThat(reader.getWidth(0)).isEqualTo(320);
            for (int i = 1; i < PICTURES; i++) {
                assertThat(square(reader.read(i))).isGreaterThan(square(reader.read(i - 1)) + 0.05);
            }
        }
        assertThat(Files.readAllBytes(file)).contains("Seed: 7".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aFolderHasEveryPictureWithWordsInIt() throws IOException {
        Path frames = film("frames");
        try (Stream<Path> files = Files.list(frames)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("000000.png", "000001.png", "000002.png", "000003.png");
        }
        assertThat(square(ImageIO.read(frames.resolve("000003.png").toFile())))
                .isGreaterThan(square(ImageIO.read(frames.resolve("000000.png").toFile())));
        assertThat(Files.readAllBytes(frames.resolve("000000.png")))
                .contains("Seed".getBytes(StandardCharsets.US_ASCII));
    }

    /** By JCodec, which is always there; ffmpeg is handed the same pictures. */
    @Test
    void anMp4HasEveryPicture() throws IOException, JCodecException {
        Path file = folder.resolve("one.mp4");
        ScenePainter painter = new ScenePainter(camera.scene(), 320);
        try (Reel reel = new JcodecReel(file, 10)) {
            for (int i = 0; i < PICTURES; i++) {
                place = 2 + 2 * i;
                reel.add(painter.paint(camera.take(i)));
            }
            reel.finish();
        }
        try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
            FrameGrab grab = FrameGrab.createFrameGrab(channel);
            int count = 0;
            for (Picture picture = grab.getNativeFrame(); picture != null; picture = grab.getNativeFrame()) {
                assertThat(picture.getWidth()).isEqualTo(320);
                count++;
            }
            assertThat(count).isEqualTo(PICTURES);
        }
    }

    @Test
    void aFilmThatIsNotFinishedLeavesNothing() throws IOException {
        for (String name : List.of("a.gif", "a.mp4", "a")) {
            try (Filmmaker.Film film =
                    new Java2dFilmmaker().begin(camera.scene(), folder.resolve(name), SETTINGS, ABOUT)) {
                film.add(camera.take(0));
            }
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void otherNamesAndFoldersThatExistAreRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Java2dFilmmaker().begin(camera.scene(), Path.of("a.avi"), SETTINGS, ABOUT))
                .withMessage(
                        "name of a film must end in .mp4 or .gif, or be that of a folder for PNG files, got a.avi");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Java2dFilmmaker().begin(camera.scene(), folder, SETTINGS, ABOUT))
                .withMessage("folder " + folder + " exists; give another, nothing was overwritten");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Filmmaker.Settings(0, 320))
                .withMessage("frames per second must be in [1, 120], got 0");
    }
}
