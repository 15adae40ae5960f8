package io.throng.viz.chart;

import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;

/**
 * Many agents as an image, in time proportional to agents plus pixels. By heading or category every agent is a soft disc
 * and overlapping discs mix: headings by their mean vector, so that disorder turns grey, categories by their colours. By
 * density see {@link DensityField}.
 */
final class DenseImage {
    private static final int DISORDER = 0xb4b4b4;
    private static final double OPACITY_PER_AGENT = 1.6;

    private DenseImage() {}

    static BufferedImage of(AgentPicture picture, PlotArea pixels) {
        return switch (picture.colouring()) {
            case Colouring.Heading _ -> byHeading(picture, pixels);
            case Colouring.Category categories -> byCategory(picture, categories, pixels);
            case Colouring.Density _ -> {
                var field = DensityField.of(picture, pixels);
                yield image(pixels, field::colour);
            }
        };
    }

    private static BufferedImage byHeading(AgentPicture picture, PlotArea pixels) {
        var discs = new Discs(picture, pixels, 2, (agent, vector) -> {
            double heading = picture.heading().applyAsDouble(agent);
            vector[0] = (float) StrictMath.cos(heading);
            vector[1] = (float) StrictMath.sin(heading);
        });
        return image(pixels, pixel -> {
            float cos = discs.mean(0, pixel);
            float sin = discs.mean(1, pixel);
            int colour = ColourMap.ofHeading(Math.atan2(sin, cos));
            return onGround(ColourMap.mix(DISORDER, colour, Math.min(1, Math.hypot(cos, sin))), discs.weight(pixel));
        });
    }

    private static BufferedImage byCategory(AgentPicture picture, Colouring.Category categories, PlotArea pixels) {
        var discs = new Discs(
                picture,
                pixels,
                3,
                (agent, channels) ->
                        Style.colour(categories.of().applyAsInt(agent)).getColorComponents(channels));
        return image(pixels, pixel -> {
            int red = Math.round(255 * discs.mean(0, pixel));
            int green = Math.round(255 * discs.mean(1, pixel));
            int blue = Math.round(255 * discs.mean(2, pixel));
            return onGround(red << 16 | green << 8 | blue, discs.weight(pixel));
        });
    }

    private static int onGround(int colour, float weight) {
        return ColourMap.mix(Style.GROUND.getRGB() & 0xffffff, colour, 1 - Math.exp(-OPACITY_PER_AGENT * weight));
    }

    private static BufferedImage image(PlotArea pixels, IntUnaryOperator colour) {
        var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < pixels.height(); row++) {
            for (int column = 0; column < pixels.width(); column++) {
                image.setRGB(column, row, colour.applyAsInt(row * pixels.width() + column));
            }
        }
        return image;
    }
}
