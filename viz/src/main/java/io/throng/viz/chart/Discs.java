package io.throng.viz.chart;

/**
 * Agents as soft discs on a grid of pixels: how many cover each pixel and the mean over them of a few values. The radius
 * shrinks with the mean spacing, so the work is bounded by the pixels however many agents there are.
 */
final class Discs {
    private static final double RADIUS_PER_SPACING = 0.35;
    private static final double LEAST_RADIUS = 1;
    private static final double MOST_RADIUS = 4;

    private final PlotArea pixels;
    private final double radius;
    private final float[] weights;
    private final float[][] sums;

    /** Writes the values of one agent into the array it is given. */
    @FunctionalInterface
    interface Values {
        void of(int agent, float[] values);
    }

    Discs(AgentPicture picture, PlotArea pixels, int count, Values values) {
        this.pixels = pixels;
        radius = Math.clamp(RADIUS_PER_SPACING * pixels.spacing(picture.agents()), LEAST_RADIUS, MOST_RADIUS);
        weights = new float[Math.multiplyExact(pixels.width(), pixels.height())];
        sums = new float[count][weights.length];
        float[] own = new float[count];
        for (int agent = 0; agent < picture.agents(); agent++) {
            double x = picture.x().applyAsDouble(agent);
            double y = picture.y().applyAsDouble(agent);
            if (picture.extent().contains(x, y)) {
                values.of(agent, own);
                add(pixels.column(x), pixels.row(y), own);
            }
        }
    }

    /** How many agents cover the pixel, partly covered counted in part. */
    float weight(int pixel) {
        return weights[pixel];
    }

    /** Mean of one value over the agents that cover the pixel; 0 where there are none. */
    float mean(int value, int pixel) {
        return weights[pixel] == 0 ? 0 : sums[value][pixel] / weights[pixel];
    }

    private void add(double column, double row, float[] own) {
        int lastRow = (int) Math.min(pixels.height() - 1.0, Math.floor(row + radius));
        int lastColumn = (int) Math.min(pixels.width() - 1.0, Math.floor(column + radius));
        for (int r = (int) Math.max(0, row - radius); r <= lastRow; r++) {
            for (int c = (int) Math.max(0, column - radius); c <= lastColumn; c++) {
                double distance = Math.hypot(c + 0.5 - column, r + 0.5 - row);
                float weight = (float) Math.clamp(radius + 0.5 - distance, 0, 1);
                addTo(r * pixels.width() + c, weight, own);
            }
        }
    }

    private void addTo(int pixel, float weight, float[] own) {
        weights[pixel] += weight;
        for (int value = 0; value < own.length; value++) {
            sums[value][pixel] += weight * own[value];
        }
    }
}
