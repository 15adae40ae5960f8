package io.throng.viz.mason;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.graph.Graph;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;
import io.throng.viz.chart.LayerPainter;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EdgesImageTest {
    private static final Rectangle AREA = new Rectangle(0, 0, 200, 100);

    private final double[] height = {0.5, 1.5};
    private final Camera camera = camera();
    private final LayerPainter painter = new LayerPainter(camera.scene());
    private final EdgesImage edges = new EdgesImage(camera.scene(), 1, painter);

    private Camera camera() {
        Table table = new Table("agents");
        Network road = Network.undirected("road", table, _ -> Graph.undirected(2, Graph.edge(0, 1)));
        table.append(2);
        road.found(1, 2);
        road.commit(true);
        road.open(2, 1);
        road.count(0, 0, 2);
        road.arrange();
        road.place(0, 0, 2);
        return Camera.on("Road", "", Extent.of(4, 2, "m"))
                .agents("towns", Glyph.DISC, table, towns -> towns.at(row -> 1 + 2 * row, row -> height[row]))
                .edges("road", road, "towns");
    }

    private static int[] painted(Consumer<Graphics2D> painting) {
        BufferedImage image = new BufferedImage(AREA.width, AREA.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setClip(AREA);
        graphics.setColor(LayerPainter.ground());
        graphics.fill(AREA);
        painting.accept(graphics);
        graphics.dispose();
        return image.getRGB(0, 0, AREA.width, AREA.height, null, 0, AREA.width);
    }

    private int[] kept(Frame frame, Rectangle part) {
        return painted(graphics -> edges.paint(graphics, frame, AREA, part));
    }

    private int[] direct(Frame frame) {
        return painted(graphics -> painter.paint(graphics, frame, 1, AREA));
    }

    /** Mixing in two steps may round otherwise. */
    private static void assertAlike(int[] one, int[] other) {
        for (int i = 0; i < one.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                assertThat(Math.abs((one[i] >> shift & 0xff) - (other[i] >> shift & 0xff)))
                        .isLessThan(3);
            }
        }
    }

    @Test
    void theImageIsWhatWouldBePaintedAndFollowsEndsThatMove() {
        int[] before = kept(camera.take(0), AREA);
        assertThat(Arrays.stream(before).distinct().count()).isGreaterThan(1);
        assertAlike(before, direct(camera.take(0)));
        assertThat(kept(camera.take(1), AREA)).isEqualTo(before);
        height[1] = 0.2;
        int[] after = kept(camera.take(2), AREA);
        assertThat(after).isNotEqualTo(before);
        assertAlike(after, direct(camera.take(2)));
    }

    @Test
    void anotherPartIsPaintedAnew() {
        int[] none = kept(camera.take(0), new Rectangle(0, 0, 10, 10));
        assertThat(none).containsOnly(none[0]);
        assertAlike(kept(camera.take(0), AREA), direct(camera.take(0)));
    }
}
