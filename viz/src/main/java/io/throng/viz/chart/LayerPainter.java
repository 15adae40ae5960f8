package io.throng.viz.chart;

import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Point2D;

/**
 * Paints single layers of a scene into a rectangle of any size, as pictures and films show them, true to scale. Only what
 * is within the clip is painted, so that the rectangle may be much larger than what is to be seen of it.
 */
public final class LayerPainter {
    /** More agents than these within the clip become an image: 10,000 take about 15 ms, an image three times as long. */
    private static final int MOST_GLYPHS = 30_000;

    private static final double MOST_PIXELS = 4e6;

    private final Scene scene;

    /** A painter of a scene's layers. */
    public LayerPainter(Scene scene) {
        this.scene = scene;
    }

    /** What lies behind all layers. */
    public static Color ground() {
        return Style.GROUND;
    }

    /** Ink that shows on all layers. */
    public static Color ink() {
        return Style.INK;
    }

    /**
     * Paints a layer.
     *
     * @param frame of the scene
     * @param index of the layer
     * @param area of the graphics where the whole world is to be
     */
    public void paint(Graphics2D graphics, Frame frame, int index, Rectangle area) {
        ImageFormat.smooth(graphics);
        PlotArea plot = plot(frame, area);
        Shape clip = graphics.getClip();
        graphics.clipRect(plot.left(), plot.top(), plot.width(), plot.height());
        if (frame.layers().get(index) instanceof Frame.Agents) {
            paintAgents(graphics, plot, picture(frame, index, plot));
        } else {
            WorldPicture.paintUnderAgents(graphics, plot, scene, frame, index);
        }
        graphics.setClip(clip);
    }

    private static void paintAgents(Graphics2D graphics, PlotArea plot, AgentPicture picture) {
        if (Glyphs.seen(graphics, picture, plot) <= MOST_GLYPHS) {
            Glyphs.paint(graphics, picture, plot);
        } else {
            double pixels = (double) plot.width() * plot.height();
            WorldPicture.paintImage(graphics, plot, picture, Math.min(1, Math.sqrt(MOST_PIXELS / pixels)));
        }
    }

    private PlotArea plot(Frame frame, Rectangle area) {
        return PlotArea.within(WorldPicture.extent(scene, frame), area);
    }

    private AgentPicture picture(Frame frame, int index, PlotArea plot) {
        int number = (int) scene.layers().stream()
                .limit(index)
                .filter(Layer.Agents.class::isInstance)
                .count();
        return AgentPicture.of(
                (Layer.Agents) scene.layers().get(index),
                (Frame.Agents) frame.layers().get(index),
                plot.extent(),
                number);
    }

    /**
     * Where in an area an agent is painted; NaN where it has no place.
     *
     * @param index of its layer
     * @param agent its number in the frame
     */
    public Point2D place(Frame frame, int index, int agent, Rectangle area) {
        Layer.Agents layer = (Layer.Agents) scene.layers().get(index);
        Frame.Agents shown = (Frame.Agents) frame.layers().get(index);
        Codes x = shown.channels().get(layer.first(Meaning.X));
        Codes y = shown.channels().get(layer.first(Meaning.Y));
        PlotArea plot = plot(frame, area);
        return new Point2D.Double(plot.column(x.value(agent)), plot.row(y.value(agent)));
    }

    /** The length of a glyph of a layer in an area, in units of the graphics. */
    public double glyphLength(Frame frame, int index, Rectangle area) {
        PlotArea plot = plot(frame, area);
        return Glyphs.length(picture(frame, index, plot), plot);
    }

    /** What room the meaning of colours takes; none where they have none. */
    public Dimension keySize(Frame frame, Rectangle area) {
        Key key = key(frame, area);
        return new Dimension(key.width(), key.width() == 0 ? 0 : key.height());
    }

    /** Paints what colours mean, at the upper left of the graphics. */
    public void paintKey(Graphics2D graphics, Frame frame, Rectangle area) {
        ImageFormat.smooth(graphics);
        key(frame, area).paint(graphics, 0, 0);
    }

    private Key key(Frame frame, Rectangle area) {
        return WorldPicture.key(scene, frame, plot(frame, area), MOST_GLYPHS);
    }
}
