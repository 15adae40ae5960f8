package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Glyph;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LayerPainterTest {
    private static final double GOLDEN = 0.6180339887498949;

    private static Camera crowd(int agents, double width, double height) {
        return Camera.on("Crowd", "", Extent.of(width, height, "m"))
                .agents(
                        "all",
                        Glyph.DART,
                        0,
                        AgentRows.things(agents),
                        all -> all.at(i -> width * (i + 0.5) / agents, i -> height * (i * GOLDEN % 1))
                                .heading(i -> i));
    }

    /** What is to be seen in a part of an area. */
    private static BufferedImage part(Camera camera, Rectangle area, Rectangle part) {
        BufferedImage image = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.translate(-part.x, -part.y);
        graphics.setClip(part);
        graphics.setColor(LayerPainter.ground());
        graphics.fill(part);
        new LayerPainter(camera.scene()).paint(graphics, camera.take(0), 0, area);
        graphics.dispose();
        return image;
    }

    private static int[] pixels(BufferedImage image, Rectangle of) {
        return image.getRGB(of.x, of.y, of.width, of.height, null, 0, of.width);
    }

    @Test
    void aPartIsPaintedAsItIsInTheWhole() {
        Camera camera = crowd(2_000, 100, 100);
        Rectangle area = new Rectangle(0, 0, 600, 600);
        Rectangle part = new Rectangle(130, 210, 150, 90);
        BufferedImage alone = part(camera, area, part);
        assertThat(pixels(alone, new Rectangle(0, 0, part.width, part.height)))
                .isEqualTo(pixels(part(camera, area, area), part));
    }

    @Test
    void ofVeryManyAgentsInAVeryLargeAreaThePartThatIsSeenHasGlyphs() {
        Camera camera = crowd(200_000, 100, 100);
        BufferedImage part =
                part(camera, new Rectangle(-20_000, -20_000, 40_000, 40_000), new Rectangle(0, 0, 400, 400));
        int ground = LayerPainter.ground().getRGB();
        int[] pixels = pixels(part, new Rectangle(0, 0, 400, 400));
        assertThat(pixels).contains(ground);
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel != ground).count())
                .isGreaterThan(100);
    }

    @Test
    void theWorldIsTrueToScaleInTheMiddleOfItsArea() {
        Camera camera = crowd(1, 100, 50);
        Frame frame = camera.take(0);
        Point2D place = new LayerPainter(camera.scene()).place(frame, 0, 0, new Rectangle(0, 0, 400, 400));
        assertThat(place.getX()).isCloseTo(200, within(0.1));
        assertThat(place.getY()).isCloseTo(300, within(0.1)); // y is 0, and 100 are left below
    }
}
