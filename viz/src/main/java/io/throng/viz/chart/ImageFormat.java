package io.throng.viz.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The file formats, and how a painting becomes each. */
enum ImageFormat {
    /** Pixels, two to a unit so that print and dense screens are sharp. */
    PNG {
        @Override
        byte[] encode(Painting painting, Map<String, String> about) throws IOException {
            return PngEncoder.encode(rasterise(painting), about);
        }
    },
    /** Vectors, sharp at any size; a dense picture of a world lies inside as an image. */
    SVG {
        @Override
        byte[] encode(Painting painting, Map<String, String> about) throws IOException {
            return SvgEncoder.encode(painting, about);
        }
    };

    private static final int PIXELS_PER_UNIT = 2;

    abstract byte[] encode(Painting painting, Map<String, String> about) throws IOException;

    /** The format that the name of the file asks for. */
    static ImageFormat of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException("name of a picture must end in .png or .svg, got " + file);
    }

    private static BufferedImage rasterise(Painting painting) {
        var image = new BufferedImage(
                painting.width() * PIXELS_PER_UNIT, painting.height() * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            smooth(graphics);
            graphics.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
            painting.paint().accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
}
