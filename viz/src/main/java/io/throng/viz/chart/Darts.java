package io.throng.viz.chart;

import io.throng.kernel.record.AgentPicture;
import io.throng.kernel.record.Colouring;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.function.IntFunction;

/** Agents as small darts that point along their heading, sized so that evenly spread neighbours do not touch. */
final class Darts {
    private static final double LEAST_LENGTH = 5;
    private static final double MOST_LENGTH = 18;
    private static final int ALPHA = 235;

    private Darts() {}

    static void paint(Graphics2D graphics, AgentPicture picture, PlotArea area) {
        double length = Math.clamp(0.75 * area.spacing(picture.agents()), LEAST_LENGTH, MOST_LENGTH);
        IntFunction<Color> colour = colours(picture);
        Shape clip = graphics.getClip();
        graphics.clipRect(area.left(), area.top(), area.width(), area.height());
        for (int agent = 0; agent < picture.agents(); agent++) {
            double x = picture.x().applyAsDouble(agent);
            double y = picture.y().applyAsDouble(agent);
            if (picture.extent().contains(x, y)) {
                graphics.setColor(colour.apply(agent));
                double heading = picture.heading().applyAsDouble(agent);
                graphics.fill(dart(area.column(x), area.row(y), heading, length));
            }
        }
        graphics.setClip(clip);
    }

    private static IntFunction<Color> colours(AgentPicture picture) {
        return switch (picture.colouring()) {
            case Colouring.Heading _ ->
                agent -> translucent(ColourMap.ofHeading(picture.heading().applyAsDouble(agent)));
            case Colouring.Category categories ->
                agent -> translucent(
                        Style.colour(categories.of().applyAsInt(agent)).getRGB());
            case Colouring.Density _ -> agent -> translucent(Style.colour(0).getRGB());
        };
    }

    private static Color translucent(int rgb) {
        return new Color((ALPHA << 24) | (rgb & 0xffffff), true);
    }

    /** Nose, left tail, notch, right tail; rows grow downwards, so the sine is subtracted. */
    private static Shape dart(double column, double row, double heading, double length) {
        double cos = StrictMath.cos(heading) * length;
        double sin = StrictMath.sin(heading) * length;
        var path = new Path2D.Double();
        path.moveTo(column + 0.6 * cos, row - 0.6 * sin);
        path.lineTo(column - 0.4 * cos - 0.3 * sin, row + 0.4 * sin - 0.3 * cos);
        path.lineTo(column - 0.2 * cos, row + 0.2 * sin);
        path.lineTo(column - 0.4 * cos + 0.3 * sin, row + 0.4 * sin + 0.3 * cos);
        path.closePath();
        return path;
    }
}
