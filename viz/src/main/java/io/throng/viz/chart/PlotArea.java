package io.throng.viz.chart;

import io.throng.kernel.record.Extent;
import java.awt.Rectangle;

/** Where on a picture a world's rectangle lies: maps the world's coordinates (y upwards) to the picture's (y downwards). */
record PlotArea(Extent extent, int left, int top, int width, int height) {
    private static final int MOST_WIDTH = 760;
    private static final int MOST_HEIGHT = 640;
    private static final int LEAST = 60;

    /** As large as fits, true to scale, unless that leaves a side under 60 units: a long road is drawn wider than it is. */
    static PlotArea fit(Extent extent, int left, int top) {
        return fit(extent, left, top, MOST_WIDTH, MOST_HEIGHT);
    }

    private static PlotArea fit(Extent extent, int left, int top, int mostWidth, int mostHeight) {
        double scale = Math.min(mostWidth / extent.width(), mostHeight / extent.height());
        int width = (int) Math.max(LEAST, Math.round(extent.width() * scale));
        int height = (int) Math.max(LEAST, Math.round(extent.height() * scale));
        return new PlotArea(extent, left, top, width, height);
    }

    /** In the middle of a room, otherwise likewise. */
    static PlotArea within(Extent extent, Rectangle room) {
        PlotArea fit = fit(extent, 0, 0, room.width, room.height);
        int left = room.x + (room.width - fit.width) / 2;
        int top = room.y + (room.height - fit.height) / 2;
        return new PlotArea(extent, left, top, fit.width, fit.height);
    }

    int right() {
        return left + width;
    }

    int bottom() {
        return top + height;
    }

    double column(double x) {
        return left + (x - extent.minX()) / extent.width() * width;
    }

    double row(double y) {
        return top + (extent.maxY() - y) / extent.height() * height;
    }

    /** Units of the picture for a unit of the world. */
    double scale() {
        return Math.min(width / extent.width(), height / extent.height());
    }

    /** The mean distance between neighbours of so many agents, in units of the picture. */
    double spacing(int agents) {
        return Math.sqrt((double) width * height / Math.max(1, agents));
    }

    /** The same rectangle as a grid of pixels with its corner at (0, 0). */
    PlotArea pixels(double pixelsPerUnit) {
        return new PlotArea(
                extent, 0, 0, (int) Math.round(width * pixelsPerUnit), (int) Math.round(height * pixelsPerUnit));
    }
}
