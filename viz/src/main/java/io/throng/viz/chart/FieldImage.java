package io.throng.viz.chart;

import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A field as an image of a pixel a cell, faint so that agents stand out. */
final class FieldImage {
    private static final double STRENGTH = 0.75;

    private FieldImage() {}

    static void paint(Graphics2D graphics, PlotArea area, Layer.Field layer, Frame.Field field) {
        Object before = graphics.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image(layer, field.cells()), area.left(), area.top(), area.width(), area.height(), null);
        if (before != null) {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private static BufferedImage image(Layer.Field layer, Codes cells) {
        var image = new BufferedImage(layer.columns(), layer.rows(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < layer.rows(); row++) {
            for (int column = 0; column < layer.columns(); column++) {
                int colour = colour(cells, row * layer.columns() + column);
                image.setRGB(column, layer.rows() - 1 - row, colour);
            }
        }
        return image;
    }

    private static int colour(Codes cells, int cell) {
        int ground = Style.GROUND.getRGB() & 0xffffff;
        if (cells.meaning() == Meaning.CATEGORY) {
            int state = cells.code(cell);
            return state == 0
                    ? ground
                    : ColourMap.mix(ground, Style.colour(state - 1).getRGB() & 0xffffff, STRENGTH);
        }
        double value = cells.value(cell);
        double share = (value - cells.low()) / (cells.high() - cells.low());
        return Double.isNaN(value) ? ground : DensityField.colourOf(STRENGTH * share);
    }

    static Key key(Layer.Field layer, Frame.Field field) {
        if (layer.channel().meaning() == Meaning.CATEGORY) {
            return new Key.States(layer.channel().categories());
        }
        String unit = layer.channel().unit();
        String name = unit.isBlank() ? layer.name() : layer.name() + " (" + unit + ")";
        return new Key.Bar(name, field.cells().low(), field.cells().high(), STRENGTH);
    }
}
