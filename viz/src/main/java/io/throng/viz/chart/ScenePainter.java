package io.throng.viz.chart;

import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Scene;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Paints the frames of one scene as images of one size: that of the first, with even sides, as films need them. */
public final class ScenePainter {
    private final Scene scene;
    private final int width;
    private double scale;
    private int height;

    /**
     * A painter.
     *
     * @param width in pixels
     */
    public ScenePainter(Scene scene, int width) {
        this.scene = scene;
        this.width = width & ~1;
    }

    /** An image of a frame. */
    public BufferedImage paint(Frame frame) {
        Painting painting = WorldPicture.of(scene, frame);
        if (height == 0) {
            scale = (double) width / painting.width();
            height = (int) Math.round(painting.height() * scale) & ~1;
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Style.GROUND);
            graphics.fillRect(0, 0, width, height);
            ImageFormat.smooth(graphics);
            graphics.scale(scale, scale);
            painting.paint().accept(graphics);
        } finally {
            graphics.dispose();
        }
        return image;
    }
}
