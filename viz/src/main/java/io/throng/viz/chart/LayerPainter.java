package io.throng.viz.chart;

import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Point2D;

/** Paints single layers of a scene into a rectangle of any size, as pictures and films show them. */
public final class LayerPainter {
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
        Extent extent = WorldPicture.extent(scene, frame);
        PlotArea plot = plot(extent, area);
        if (scene.layers().get(index) instanceof Layer.Agents layer
                && frame.layers().get(index) instanceof Frame.Agents shown) {
            int number = (int) scene.layers().stream()
                    .limit(index)
                    .filter(Layer.Agents.class::isInstance)
                    .count();
            WorldPicture.paint(graphics, plot, AgentPicture.of(layer, shown, extent, number));
        } else {
            WorldPicture.paintUnderAgents(graphics, plot, scene, frame, index);
        }
    }

    private static PlotArea plot(Extent extent, Rectangle area) {
        return new PlotArea(extent, area.x, area.y, area.width, area.height);
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
        PlotArea plot = plot(WorldPicture.extent(scene, frame), area);
        return new Point2D.Double(plot.column(x.value(agent)), plot.row(y.value(agent)));
    }

    /** The length of a glyph of a layer in an area, in units of the graphics. */
    public double glyphLength(Frame frame, int index, Rectangle area) {
        Layer.Agents layer = (Layer.Agents) scene.layers().get(index);
        int agents = ((Frame.Agents) frame.layers().get(index)).count();
        return Glyphs.length(layer.size(), agents, plot(WorldPicture.extent(scene, frame), area));
    }
}
