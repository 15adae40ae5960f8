package io.throng.viz.chart;

import io.throng.kernel.record.Axis;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Viridis from dark (least) to light (most), upright, with round numbers beside it. */
final class ColourBar {
    /** Between what it explains and the bar. */
    static final int GAP = 24;

    private static final double TOP_MARGIN = 24;
    private static final double LENGTH = 200;
    private static final double THICKNESS = 16;
    private static final double TO_NUMBERS = 8;
    private static final int MOST_STEPS = 5;

    private final String name;
    private final double low;
    private final double high;
    private final Ticks ticks;

    /** For values between two; where both are the same, the bar reaches a little to either side. */
    ColourBar(Axis axis, double least, double greatest) {
        name = axis.label();
        double margin = least < greatest ? 0 : Math.max(Math.abs(least), 1) / 2;
        low = least - margin;
        high = greatest + margin;
        ticks = new Ticks(low, high, MOST_STEPS);
    }

    Color colour(double value) {
        return new Color(ColourMap.VIRIDIS_REVERSED.at(1 - (value - low) / (high - low)));
    }

    /** Gap included. */
    int width() {
        double numbers = ticks.values().stream()
                .mapToDouble(value -> Legend.textWidth(ticks.label(value), Style.SMALL))
                .max()
                .orElse(0);
        return GAP + (int) Math.ceil(Math.max(THICKNESS + TO_NUMBERS + numbers, Legend.textWidth(name, Style.SMALL)));
    }

    int height() {
        return (int) (TOP_MARGIN + LENGTH + 8);
    }

    void paint(Graphics2D graphics, double left, double top) {
        graphics.setFont(Style.SMALL);
        text(graphics, name, left, top + 11);
        double bottom = top + TOP_MARGIN + LENGTH;
        for (int n = 0; n < LENGTH; n++) {
            graphics.setColor(colour(low + (n + 0.5) / LENGTH * (high - low)));
            graphics.fill(new Rectangle2D.Double(left, bottom - n - 1, THICKNESS, 1));
        }
        for (double value : ticks.values()) {
            double share = (value - low) / (high - low);
            text(graphics, ticks.label(value), left + THICKNESS + TO_NUMBERS, bottom - share * LENGTH + 4);
        }
    }

    private static void text(Graphics2D graphics, String text, double x, double y) {
        graphics.setColor(Style.SOFT_INK);
        graphics.drawString(text, (float) x, (float) y);
    }
}
