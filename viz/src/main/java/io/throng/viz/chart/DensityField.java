package io.throng.viz.chart;

import java.util.Arrays;

/**
 * Agents per unit of area: counts per pixel, blurred by three box filters one after the other, which come close to a
 * Gaussian (Wells, IEEE Trans. PAMI 8, 1986). At the edges the mean is over the pixels that exist.
 */
final class DensityField {
    private static final double BLUR_PER_SPACING = 2;
    private static final int LEAST_BLUR = 2;
    private static final double SATURATED = 0.995;
    private static final double FAINT = 0.03;

    private final float[] perArea;
    private final double top;

    private DensityField(float[] perArea) {
        this.perArea = perArea;
        top = quantileOfPositive(perArea);
    }

    static DensityField of(AgentPicture picture, PlotArea pixels) {
        float[] field = counts(picture, pixels);
        int radius = (int) Math.max(LEAST_BLUR, Math.round(BLUR_PER_SPACING * pixels.spacing(picture.agents())));
        for (int pass = 0; pass < 3; pass++) {
            for (int row = 0; row < pixels.height(); row++) {
                blur(field, row * pixels.width(), 1, pixels.width(), radius);
            }
            for (int column = 0; column < pixels.width(); column++) {
                blur(field, column, pixels.width(), pixels.height(), radius);
            }
        }
        double area = pixels.extent().width() * pixels.extent().height() / ((double) pixels.width() * pixels.height());
        for (int i = 0; i < field.length; i++) {
            field[i] = (float) (field[i] / area);
        }
        return new DensityField(field);
    }

    /** The density from which on the colour is darkest: 99.5 % of the places with agents have less. */
    double top() {
        return top;
    }

    int colour(int pixel) {
        return colourOf(perArea[pixel] / top);
    }

    /** The colour of a share of {@link #top}: from the ground, where there is nothing, through the whole map. */
    static int colourOf(double share) {
        int colour = ColourMap.VIRIDIS_REVERSED.at(share);
        return ColourMap.mix(Style.GROUND.getRGB() & 0xffffff, colour, Math.min(1, share / FAINT));
    }

    private static float[] counts(AgentPicture picture, PlotArea pixels) {
        float[] counts = new float[Math.multiplyExact(pixels.width(), pixels.height())];
        for (int agent = 0; agent < picture.agents(); agent++) {
            double x = picture.x().applyAsDouble(agent);
            double y = picture.y().applyAsDouble(agent);
            if (picture.extent().contains(x, y)) {
                int column = Math.min(pixels.width() - 1, (int) pixels.column(x));
                int row = Math.min(pixels.height() - 1, (int) pixels.row(y));
                counts[row * pixels.width() + column]++;
            }
        }
        return counts;
    }

    /** Replaces each of {@code count} values by the mean over those within {@code radius}. */
    private static void blur(float[] field, int start, int stride, int count, int radius) {
        double[] before = new double[count + 1];
        for (int i = 0; i < count; i++) {
            before[i + 1] = before[i] + field[start + i * stride];
        }
        for (int i = 0; i < count; i++) {
            int from = Math.max(0, i - radius);
            int to = Math.min(count, i + radius + 1);
            field[start + i * stride] = (float) ((before[to] - before[from]) / (to - from));
        }
    }

    private static double quantileOfPositive(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int zeros = 0;
        while (zeros < sorted.length && sorted[zeros] <= 0) {
            zeros++;
        }
        return zeros == sorted.length ? 1 : sorted[zeros + (int) (SATURATED * (sorted.length - 1 - zeros))];
    }
}
