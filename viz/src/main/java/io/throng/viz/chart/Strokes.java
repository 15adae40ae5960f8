package io.throng.viz.chart;

import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Lines of a world: roads and walls, edges between agents. */
final class Strokes {
    private static final float THINNEST = 0.5f;
    private static final int SOLID = 160;
    private static final int FAINTEST = 12;
    private static final int EDGES_SOLID = 200;

    private Strokes() {}

    static void paintLines(Graphics2D graphics, PlotArea area, Layer.Lines layer) {
        graphics.setColor(Style.FRAME);
        float width = (float) Math.max(1, layer.width() * area.scale());
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (float[] line : layer.lines()) {
            var path = new Path2D.Double();
            path.moveTo(area.column(line[0]), area.row(line[1]));
            for (int i = 2; i < line.length; i += 2) {
                path.lineTo(area.column(line[i]), area.row(line[i + 1]));
            }
            graphics.draw(path);
        }
    }

    /** The more edges, the fainter each. */
    static void paintEdges(
            Graphics2D graphics, PlotArea area, Scene scene, Frame frame, Layer.Edges layer, Frame.Edges edges) {
        int index = scene.indexOf(layer.agents());
        Layer.Agents ends = (Layer.Agents) scene.layers().get(index);
        Frame.Agents agents = (Frame.Agents) frame.layers().get(index);
        Codes x = agents.channels().get(ends.first(Meaning.X));
        Codes y = agents.channels().get(ends.first(Meaning.Y));
        int count = edges.from().length;
        int alpha = Math.clamp(SOLID * (long) EDGES_SOLID / Math.max(1, count), FAINTEST, SOLID);
        graphics.setColor(new Color(alpha << 24 | Style.SOFT_INK.getRGB() & 0xffffff, true));
        graphics.setStroke(new BasicStroke(THINNEST));
        for (int edge = 0; edge < count; edge++) {
            int from = edges.from()[edge];
            int to = edges.to()[edge];
            graphics.draw(new Line2D.Double(
                    area.column(x.value(from)),
                    area.row(y.value(from)),
                    area.column(x.value(to)),
                    area.row(y.value(to))));
        }
    }
}
