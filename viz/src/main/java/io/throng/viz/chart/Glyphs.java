package io.throng.viz.chart;

import io.throng.kernel.record.Glyph;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/** Agents one by one: darts, discs, squares or boxes, sized as told or so that evenly spread neighbours do not touch. */
final class Glyphs {
    private static final double LEAST_LENGTH = 5;
    private static final double MOST_LENGTH = 18;
    private static final int ALPHA = 235;

    private Glyphs() {}

    static void paint(Graphics2D graphics, AgentPicture picture, PlotArea area) {
        double length = length(picture, area);
        IntFunction<Color> colour = colours(picture);
        Shape clip = graphics.getClip();
        graphics.clipRect(area.left(), area.top(), area.width(), area.height());
        seen(graphics, picture, area, agent -> {
            double column = area.column(picture.x().applyAsDouble(agent));
            double row = area.row(picture.y().applyAsDouble(agent));
            graphics.setColor(colour.apply(agent));
            graphics.fill(shape(picture.glyph(), column, row, picture.heading().applyAsDouble(agent), length));
        });
        graphics.setClip(clip);
    }

    /** How many agents there are within the clip. */
    static int seen(Graphics2D graphics, AgentPicture picture, PlotArea area) {
        return seen(graphics, picture, area, _ -> {});
    }

    private static int seen(Graphics2D graphics, AgentPicture picture, PlotArea area, IntConsumer each) {
        Rectangle window = graphics.getClipBounds();
        int reach = (int) Math.ceil(length(picture, area));
        window.grow(reach, reach);
        int count = 0;
        for (int agent = 0; agent < picture.agents(); agent++) {
            double x = picture.x().applyAsDouble(agent);
            double y = picture.y().applyAsDouble(agent);
            if (picture.extent().contains(x, y) && window.contains(area.column(x), area.row(y))) {
                each.accept(agent);
                count++;
            }
        }
        return count;
    }

    /** In units of the picture. */
    static double length(AgentPicture picture, PlotArea area) {
        return picture.size() > 0
                ? Math.max(1, picture.size() * area.scale())
                : Math.clamp(0.75 * area.spacing(picture.agents()), LEAST_LENGTH, MOST_LENGTH);
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
