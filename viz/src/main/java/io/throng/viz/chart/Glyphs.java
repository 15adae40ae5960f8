package io.throng.viz.chart;

import io.throng.kernel.record.Glyph;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntFunction;

/** Agents one by one: darts, discs, squares or boxes, sized as told or so that evenly spread neighbours do not touch. */
final class Glyphs {
    private static final double LEAST_LENGTH = 5;
    private static final double MOST_LENGTH = 18;
    private static final int ALPHA = 235;

    private Glyphs() {}

    static void paint(Graphics2D graphics, AgentPicture picture, PlotArea area) {
        double length = length(picture.size(), picture.agents(), area);
        IntFunction<Color> colour = colours(picture);
        Shape clip = graphics.getClip();
        graphics.clipRect(area.left(), area.top(), area.width(), area.height());
        for (int agent = 0; agent < picture.agents(); agent++) {
            double x = picture.x().applyAsDouble(agent);
            double y = picture.y().applyAsDouble(agent);
            if (picture.extent().contains(x, y)) {
                graphics.setColor(colour.apply(agent));
                double heading = picture.heading().applyAsDouble(agent);
                graphics.fill(shape(picture.glyph(), area.column(x), area.row(y), heading, length));
            }
        }
        graphics.setClip(clip);
    }

    /** In units of the picture; {@code size} in those of the world, 0 to choose. */
    static double length(double size, int agents, PlotArea area) {
        return size > 0
                ? Math.max(1, size * area.scale())
                : Math.clamp(0.75 * area.spacing(agents), LEAST_LENGTH, MOST_LENGTH);
    }

    private static IntFunction<Color> colours(AgentPicture picture) {
        return switch (picture.colouring()) {
            case Colouring.Heading _ ->
                agent -> translucent(ColourMap.ofHeading(picture.heading().applyAsDouble(agent)));
            case Colouring.Category categories ->
                agent -> translucent(
                        Style.colour(categories.of().applyAsInt(agent)).getRGB());
            case Colouring.Density alike -> {
                Color colour = translucent(Style.colour(alike.colour()).getRGB());
                yield _ -> colour;
            }
        };
    }

    private static Color translucent(int rgb) {
        return new Color((ALPHA << 24) | (rgb & 0xffffff), true);
    }

    private static Shape shape(Glyph glyph, double column, double row, double heading, double length) {
        return switch (glyph) {
            case DART -> dart(column, row, heading, length);
            case DISC -> new Ellipse2D.Double(column - length / 2, row - length / 2, length, length);
            case SQUARE -> new Rectangle2D.Double(column - length / 2, row - length / 2, length, length);
            case BOX -> box(column, row, heading, length);
        };
    }

    private static Shape box(double column, double row, double heading, double length) {
        var box = new Rectangle2D.Double(-length / 2, -length / 6, length, length / 3);
        var turned = AffineTransform.getTranslateInstance(column, row);
        turned.rotate(-heading);
        return turned.createTransformedShape(box);
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
