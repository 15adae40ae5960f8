package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.AgentShot;
import io.throng.kernel.record.Axis;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Illustrator;
import io.throng.kernel.record.Range;
import io.throng.kernel.record.Series;
import io.throng.kernel.space.graph.Graph;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class Java2dIllustratorTest {
    private static final int BLUE = 0x0072b2;
    private static final int VERMILLION = 0xd55e00;
    private static final Series LINE = Series.line("line", new double[] {0, 1, 2}, new double[] {3, 1, 2});

    private final Illustrator illustrator = new Java2dIllustrator();

    private static final Consumer<AgentShot> BY_HEADING = all -> all.heading(i -> 0.1 * i);
    private static final Consumer<AgentShot> BY_DENSITY = _ -> {};
    private static final Consumer<AgentShot> BY_CATEGORY = all -> all.category("kind", List.of("a", "b"), i -> i & 1);

    @TempDir
    private Path folder;

    @BeforeEach
    void needFonts() {
        assumeTrue(
                illustrator.obstacle().isEmpty(), () -> illustrator.obstacle().orElseThrow());
    }

    @Test
    void serviceLoaderFindsIt() {
        assertThat(ServiceLoader.load(Illustrator.class)).hasExactlyElementsOfTypes(Java2dIllustrator.class);
        assertThat(Illustrator.installed()).isInstanceOf(Java2dIllustrator.class);
    }

    @Test
    void chartShowsEverySeriesInItsColourAndBandsPaler() throws IOException {
        Series band = Series.band(
                "band", new double[] {0, 1, 2}, new double[] {5, 5, 5}, new double[] {4, 4, 4}, new double[] {6, 6, 6});
        BufferedImage image = png(chart(LINE, band));
        assertThat(image.getWidth()).isEqualTo(1_920);
        assertThat(image.getHeight()).isEqualTo(1_200);
        assertThat(count(image, BLUE)).isGreaterThan(2_000);
        assertThat(count(image, VERMILLION)).isGreaterThan(2_000);
        int paleVermillion = ColourMap.mix(Style.GROUND.getRGB() & 0xffffff, VERMILLION, 46 / 255.0);
        assertThat(count(image, paleVermillion)).isGreaterThan(100_000);
        assertThat(count(image, Style.GROUND.getRGB() & 0xffffff)).isGreaterThan(1_000_000);
    }

    @Test
    void bandEndsWherePointsLackAnInterval() throws IOException {
        double none = Double.NaN;
        double[] x = {0, 1, 2, 3, 4, 5};
        double[] low = {0, 0, none, none, 0, 0};
        double[] high = {2, 2, none, none, 2, 2};
        double[] whole = {0, 0, 0, 0, 0, 0};
        double[] twos = {2, 2, 2, 2, 2, 2};
        int pale = ColourMap.mix(Style.GROUND.getRGB() & 0xffffff, BLUE, 46 / 255.0);
        double[] y = {1, 1, 1, 1, 1, 1};
        double share = (double) count(png(chart(Series.band("a", x, y, low, high))), pale)
                / count(png(chart(Series.band("a", x, y, whole, twos))), pale);
        assertThat(share).isBetween(0.38, 0.42); // two of five spans
    }

    @Test
    void gapsSinglePointsAndFlatLinesAreDrawn() throws IOException {
        Series gap = Series.line("gap", new double[] {0, 1, 2}, new double[] {1, Double.NaN, 1});
        Series point = Series.band("point", new double[] {1}, new double[] {1}, new double[] {0}, new double[] {2});
        assertThat(count(png(chart(gap)), BLUE)).isGreaterThan(100);
        assertThat(count(png(chart(point)), BLUE)).isGreaterThan(300);
    }

    @Test
    void pointsByThemselvesAreNotJoined() throws IOException {
        double[] x = {0, 1, 2, 3};
        double[] y = {0, 3, 1, 2};
        int ground = Style.GROUND.getRGB() & 0xffffff;
        long cloud = ink(png(chart(Series.scatter("a", x, y))));
        long line = ink(png(chart(Series.line("a", x, y))));
        assertThat(line - cloud).as("of a long line").isGreaterThan(4_000);
        assertThat(count(png(chart(Series.scatter("a", x, y))), ColourMap.mix(ground, BLUE, 130 / 255.0)))
                .isGreaterThan(100);
    }

    private static long ink(BufferedImage image) {
        return (long) image.getWidth() * image.getHeight() - count(image, Style.GROUND.getRGB() & 0xffffff);
    }

    @Test
    void ticksAreAtRoundNumbersWhereverTheDataLie() throws IOException {
        double[] x = IntStream.rangeClosed(0, 100).mapToDouble(i -> 3 * i).toArray();
        BufferedImage image = png(chart(Series.line("a", x, x)));
        int axis = IntStream.range(0, image.getHeight())
                .filter(y -> framed(image, y) > image.getWidth() / 2)
                .max()
                .orElseThrow();
        long ticks = IntStream.range(1, image.getWidth())
                .filter(column -> isFramed(image, column, axis + 4) && !isFramed(image, column - 1, axis + 4))
                .count();
        assertThat(ticks).isEqualTo(7); // 0, 50, ... 300
    }

    private static long framed(BufferedImage image, int y) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> isFramed(image, x, y))
                .count();
    }

    private static boolean isFramed(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) == Style.FRAME.getRGB();
    }

    @Test
    void tinyValuesHaveAnAxis() throws IOException {
        Series tiny = Series.line("tiny", new double[] {0, 1}, new double[] {1e-7, 3e-7});
        assertThat(count(png(chart(tiny)), Style.GRID.getRGB() & 0xffffff)).isGreaterThan(5_000);
    }

    @Test
    void samePictureGivesTheSameBytes() throws IOException {
        for (String name : List.of("a.png", "a.svg")) {
            Path first = folder.resolve("first/" + name);
            Path second = folder.resolve("second/" + name);
            illustrator.draw(chart(LINE), first);
            illustrator.draw(chart(LINE), second);
            assertThat(second).hasSameBinaryContentAs(first);
            draw(crowd(6_000, BY_HEADING), first);
            draw(crowd(6_000, BY_HEADING), second);
            assertThat(second).hasSameBinaryContentAs(first);
        }
    }

    @Test
    void chartAsSvgIsXmlWithItsWords() throws Exception {
        Path file = folder.resolve("chart.svg");
        illustrator.draw(
                new Chart("Less < more & \u03c0", "", new Axis("x", ""), new Axis("y", ""), List.of(LINE)), file);
        Document document = parse(file);
        assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("960");
        assertThat(document.getDocumentElement().getTextContent()).contains("Less < more & \u03c0", "line");
    }

    @Test
    void fewAgentsAreShapesInSvgAndManyAreAnImage() throws Exception {
        Path few = folder.resolve("few.svg");
        draw(crowd(WorldPicture.MOST_GLYPHS, BY_HEADING), few);
        assertThat(parse(few).getElementsByTagName("image").getLength()).isZero();
        assertThat(parse(few).getElementsByTagName("path").getLength()).isGreaterThan(WorldPicture.MOST_GLYPHS);
        Path many = folder.resolve("many.svg");
        draw(crowd(100_000, BY_HEADING), many);
        assertThat(parse(many).getElementsByTagName("image").getLength()).isEqualTo(1);
        assertThat(Files.size(many)).isLessThan(3_000_000);
    }

    @Test
    void millionAgentsAreDrawnInEveryColouring() throws IOException {
        List<Consumer<AgentShot>> colourings = List.of(BY_HEADING, BY_DENSITY, BY_CATEGORY);
        for (Consumer<AgentShot> colouring : colourings) {
            BufferedImage image = png(crowd(1_000_000, colouring));
            long ground = count(image, Style.GROUND.getRGB() & 0xffffff);
            assertThat(ground).isLessThan(2L * image.getWidth() * image.getHeight() / 3);
        }
    }

    @Test
    void dartPointsWhereItsAgentHeads() throws IOException {
        for (int quarter = 0; quarter < 4; quarter++) {
            double heading = quarter * Math.PI / 2;
            Camera picture = camera(
                    "one", "", 10, Glyph.DART, 1, one -> one.at(i -> 5, i -> 5).heading(i -> heading));
            double[] reach = reach(png(picture), WorldPicture.of(picture.scene(), picture.take(0)));
            assertThat(reach[quarter]).as("nose at %s rad", heading).isGreaterThan(1.2 * reach[(quarter + 2) % 4]);
        }
    }

    @Test
    void agentsOutsideTheExtentAreReportedInTheCaption() throws IOException {
        Path file = folder.resolve("out.svg");
        Camera picture =
                camera("t", "crowded", 1, Glyph.DART, 2_000, all -> all.at(i -> i < 1_500 ? 0.5 : 2, i -> 0.5));
        draw(picture, file);
        assertThat(Files.readString(file)).contains("crowded; 2,000 agents, 500 of them outside and not drawn; step 0");
    }

    @Test
    void everyLayerIsDrawnWithItsKey() throws IOException {
        Table table = new Table("agents");
        Network ring = Network.undirected("ring", table, _ -> Graph.undirected(2, Graph.edge(0, 1)));
        table.append(2);
        ring.found(1, 2);
        ring.commit(true);
        ring.open(2, 1);
        ring.count(0, 0, 2);
        ring.arrange();
        ring.place(0, 0, 2);
        Camera picture = Camera.on("layers", Extent.of(4, 2, "m"))
                .field("heat", "K", 4, 2, Range.of(0, 8), cell -> cell)
                .lines("road", 0.2, List.of(new float[] {0, 1, 4, 1}))
                .agents(
                        "towns",
                        Glyph.SQUARE,
                        table,
                        towns -> towns.at(row -> 1 + row, row -> 0.5 + row)
                                .category("size", List.of("small", "large"), row -> row))
                .edges("trade", ring, "towns");
        Path file = folder.resolve("layers.svg");
        draw(picture, file);
        assertThat(Files.readString(file)).contains("heat (K)", "small", "large", "2 towns; step 0");
        BufferedImage image = png(picture);
        assertThat(count(image, Style.colour(0).getRGB() & 0xffffff)).isPositive();
        assertThat(count(image, Style.FRAME.getRGB() & 0xffffff)).isGreaterThan(1_000);
    }

    @Test
    void emptyWorldIsDrawn() throws IOException {
        assertThat(count(png(crowd(0, BY_HEADING)), Style.FRAME.getRGB() & 0xffffff))
                .isPositive();
    }

    @Test
    void otherFormatsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> illustrator.draw(chart(LINE), Path.of("a.jpg")))
                .withMessage("name of a picture must end in .png or .svg, got a.jpg");
    }

    @Test
    void failedWriteSaysWhichFileAndLeavesNothingBehind() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("a.png/inside"));
        assertThatIOException()
                .isThrownBy(() -> illustrator.draw(chart(LINE), occupied.getParent()))
                .withMessageStartingWith("cannot write picture " + occupied.getParent() + ": ");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(occupied.getParent());
        }
    }

    /** How far the one dart reaches from the middle of the plot: right, up, left, down. */
    private static double[] reach(BufferedImage image, Painting painting) {
        int scale = image.getWidth() / painting.width();
        double[] reach = new double[4];
        PlotArea area = PlotArea.fit(Extent.of(10, 10, "m"), 72, Header.height("1 agents") + 8);
        double middleColumn = area.column(5) * scale;
        double middleRow = area.row(5) * scale;
        for (int row = (int) middleRow - 60; row < middleRow + 60; row++) {
            for (int column = (int) middleColumn - 60; column < middleColumn + 60; column++) {
                if ((image.getRGB(column, row) & 0xffffff) != (Style.GROUND.getRGB() & 0xffffff)) {
                    reach[0] = Math.max(reach[0], column + 0.5 - middleColumn);
                    reach[1] = Math.max(reach[1], middleRow - row - 0.5);
                    reach[2] = Math.max(reach[2], middleColumn - column - 0.5);
                    reach[3] = Math.max(reach[3], row + 0.5 - middleRow);
                }
            }
        }
        return reach;
    }

    private BufferedImage png(Chart chart) throws IOException {
        Path file = folder.resolve("picture.png");
        illustrator.draw(chart, file);
        return ImageIO.read(file.toFile());
    }

    private BufferedImage png(Camera picture) throws IOException {
        Path file = folder.resolve("picture.png");
        draw(picture, file);
        return ImageIO.read(file.toFile());
    }

    private void draw(Camera picture, Path file) throws IOException {
        illustrator.draw(picture.scene(), picture.take(0), file);
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(file.toFile());
    }

    /** Pixels of a colour, up to the rounding of transparency. */
    private static long count(BufferedImage image, int colour) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> isNear(image.getRGB(i % image.getWidth(), i / image.getWidth()), colour))
                .count();
    }

    private static boolean isNear(int colour, int other) {
        return Math.abs((colour & 255) - (other & 255)) <= 1
                && Math.abs((colour >> 8 & 255) - (other >> 8 & 255)) <= 1
                && Math.abs((colour >> 16 & 255) - (other >> 16 & 255)) <= 1;
    }

    private static Chart chart(Series... series) {
        return new Chart("Title", "caption", new Axis("time", "s"), new Axis("speed", "m/s"), List.of(series));
    }

    /** Agents anywhere, heading anywhere: what compresses worst. */
    private static Camera crowd(int agents, Consumer<AgentShot> colouring) {
        var random = RandomSource.SPLIT_MIX_64.create(1L);
        double[] x = random.doubles(agents).toArray();
        double[] y = random.doubles(agents).toArray();
        return camera("Crowd", "", 1, Glyph.DART, agents, all -> colouring.accept(all.at(i -> x[i], i -> y[i])));
    }

    private static Camera camera(
            String title, String caption, double side, Glyph glyph, int agents, Consumer<AgentShot> described) {
        return Camera.on(title, caption, Extent.of(side, side, "m"))
                .agents("agents", glyph, 0, AgentRows.things(agents), described);
    }
}
