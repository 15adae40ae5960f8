package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.kernel.record.Axis;
import io.throng.kernel.record.HeatMap;
import io.throng.kernel.record.Illustrator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class HeatMapPictureTest {
    private static final int DARKEST = 0x440154;
    private static final int BRIGHTEST = 0xfde725;
    private static final int CELL_PIXELS = 192 * 192;
    private static final double BLANK = Double.NaN;

    private final Illustrator illustrator = new Java2dIllustrator();

    @TempDir
    private Path folder;

    @BeforeEach
    void needFonts() {
        assumeTrue(
                illustrator.obstacle().isEmpty(), () -> illustrator.obstacle().orElseThrow());
    }

    private static List<String> labels(int count) {
        return IntStream.range(0, count).mapToObj(i -> "v" + i).toList();
    }

    private static HeatMap map(List<List<Double>> cells) {
        return new HeatMap(
                "Order < chaos",
                "n = 5 runs a point",
                new HeatMap.Side(
                        new Axis("noise", "rad"), labels(cells.getFirst().size())),
                new HeatMap.Side(new Axis("radius", "m"), labels(cells.size())),
                new Axis("order", ""),
                cells);
    }

    private BufferedImage png(HeatMap map) throws IOException {
        Path file = folder.resolve("map.png");
        illustrator.draw(map, file);
        return ImageIO.read(file.toFile());
    }

    /** Columns and rows of all pixels of a colour. */
    private static List<int[]> places(BufferedImage image, int colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .mapToObj(i -> new int[] {i % image.getWidth(), i / image.getWidth()})
                .filter(place -> (image.getRGB(place[0], place[1]) & 0xffffff) == colour)
                .toList();
    }

    private static double mean(List<int[]> places, int coordinate) {
        return places.stream().mapToInt(place -> place[coordinate]).average().orElseThrow();
    }

    @Test
    void cellsLieWhereTheirValuesSayLowestRowBelow() throws IOException {
        BufferedImage image = png(map(List.of(List.of(0.0, 0.5, 0.5), List.of(0.5, 0.5, 1.0))));
        List<int[]> dark = places(image, DARKEST);
        List<int[]> bright = places(image, BRIGHTEST);
        assertThat(dark.size()).isBetween(CELL_PIXELS - 2_000, CELL_PIXELS + 2_000);
        assertThat(bright.size()).isBetween(CELL_PIXELS - 2_000, CELL_PIXELS + 2_000);
        assertThat(mean(bright, 0) - mean(dark, 0)).isCloseTo(2 * 192, within(8.0));
        assertThat(mean(dark, 1) - mean(bright, 1)).isCloseTo(192, within(8.0));
    }

    @Test
    void blankCellsShowTheGround() throws IOException {
        int ground = Style.GROUND.getRGB() & 0xffffff;
        int full = places(png(map(List.of(List.of(0.0, 0.5, 1.0)))), ground).size();
        int blank = places(png(map(List.of(List.of(0.0, BLANK, 1.0)))), ground).size();
        assertThat(blank - full).isBetween(CELL_PIXELS - 2_000, CELL_PIXELS + 2_000);
    }

    @Test
    void manyCellsAreAnImageAndFewAreShapes() throws Exception {
        Path file = folder.resolve("map.svg");
        illustrator.draw(map(List.of(List.of(0.0, 0.5, BLANK))), file);
        assertThat(parse(file).getElementsByTagName("image").getLength()).isZero();
        illustrator.draw(map(Collections.nCopies(200, Collections.nCopies(100, 2.0))), file);
        assertThat(parse(file).getElementsByTagName("image").getLength()).isEqualTo(1);
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    /** 110 by 100 cells in a checkerboard: nothing between its two colours. */
    @Test
    void cellsOfAnImageDoNotRunIntoEachOther() throws IOException {
        BufferedImage image = png(map(IntStream.range(0, 100)
                .mapToObj(row -> IntStream.range(0, 110)
                        .mapToObj(column -> (double) ((row + column) % 2))
                        .toList())
                .toList()));
        int pure = places(image, DARKEST).size() + places(image, BRIGHTEST).size();
        assertThat(pure).isBetween(1_240 * 920 - 6_000, 1_240 * 920 + 6_000);
    }

    @Test
    void wordsAndAsManyLabelsAsFitAreDrawn() throws Exception {
        Path file = folder.resolve("map.svg");
        illustrator.draw(
                map(Collections.nCopies(
                        3, IntStream.range(0, 100).mapToObj(i -> i / 9.0).toList())),
                file);
        String text = parse(file).getDocumentElement().getTextContent();
        assertThat(text).contains("Order < chaos", "n = 5 runs a point", "noise (rad)", "radius (m)", "order", "v0");
        long drawn = labels(100).stream().filter(text::contains).count();
        assertThat(drawn).isBetween(10L, 60L);
    }

    @Test
    void oneValueEverywhereHasAColourBarToo() throws IOException {
        for (double value : new double[] {0, 1e-12, -3e9}) {
            BufferedImage image = png(map(List.of(List.of(value, value))));
            assertThat(places(image, Style.FRAME.getRGB() & 0xffffff)).isNotEmpty();
        }
    }

    @Test
    void theSameMapGivesTheSameBytes() throws IOException {
        for (String name : List.of("a.png", "a.svg")) {
            illustrator.draw(map(List.of(List.of(0.0, BLANK, 1.0))), folder.resolve("first/" + name));
            illustrator.draw(map(List.of(List.of(0.0, BLANK, 1.0))), folder.resolve("second/" + name));
            assertThat(folder.resolve("second/" + name)).hasSameBinaryContentAs(folder.resolve("first/" + name));
        }
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    }
}
