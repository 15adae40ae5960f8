package io.throng.viz.mason;

import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import io.throng.viz.chart.LayerPainter;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A network as it was painted last, which is painted again only where an edge or an end has moved: 50,000 edges take most of
 * a second, and many networks stay as they are.
 */
final class EdgesImage {
    private final Scene scene;
    private final int index;
    private final LayerPainter painter;
    private Painted painted;
    private BufferedImage image;

    /** What an image depends on. */
    private record Painted(Rectangle area, Rectangle part, Frame.Edges edges, Codes x, Codes y) {
        boolean isLike(Painted other) {
            return area.equals(other.area)
                    && part.equals(other.part)
                    && Arrays.equals(edges.from(), other.edges.from())
                    && Arrays.equals(edges.to(), other.edges.to())
                    && isLike(x, other.x)
                    && isLike(y, other.y);
        }

        private static boolean isLike(Codes one, Codes other) {
            return one.low() == other.low() && one.high() == other.high() && Arrays.equals(one.bytes(), other.bytes());
        }
    }

    /**
     * Of a layer of edges.
     *
     * @param index of the layer
     */
    EdgesImage(Scene scene, int index, LayerPainter painter) {
        this.scene = scene;
        this.index = index;
        this.painter = painter;
    }

    /**
     * Paints the layer.
     *
     * @param area where the whole world is to be
     * @param part of it that is to be seen
     */
    void paint(Graphics2D graphics, Frame frame, Rectangle area, Rectangle part) {
        if (part.isEmpty()) {
            return;
        }
        Painted now = painted(frame, area, part);
        if (painted == null || !painted.isLike(now)) {
            image = image(frame, area, part);
            painted = now;
        }
        graphics.drawImage(image, part.x, part.y, null);
    }

    private Painted painted(Frame frame, Rectangle area, Rectangle part) {
        Layer.Edges layer = (Layer.Edges) scene.layers().get(index);
        int ends = scene.indexOf(layer.agents());
        Layer.Agents agents = (Layer.Agents) scene.layers().get(ends);
        Frame.Agents shown = (Frame.Agents) frame.layers().get(ends);
        return new Painted(
                area,
                part,
                (Frame.Edges) frame.layers().get(index),
                shown.channels().get(agents.first(Meaning.X)),
                shown.channels().get(agents.first(Meaning.Y)));
    }

    private BufferedImage image(Frame frame, Rectangle area, Rectangle part) {
        BufferedImage made = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D painting = made.createGraphics();
        painting.translate(-part.x, -part.y);
        painting.setClip(part);
        painter.paint(painting, frame, index, area);
        painting.dispose();
        return made;
    }
}
