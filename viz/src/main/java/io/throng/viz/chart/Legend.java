package io.throng.viz.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;

/** Names beside dots of their colours, in rows as wide as the picture. */
final class Legend {
    private static final int ROW_HEIGHT = 22;
    private static final double DOT = 10;
    private static final double DOT_TO_NAME = 16;
    private static final double NAME_TO_DOT = 22;
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

    private final List<Entry> entries = new ArrayList<>();
    private final int rows;

    /** Lays the names out; the n-th has the n-th colour of {@link Style#colour}. */
    Legend(List<String> names, int width) {
        double x = 0;
        int row = 0;
        for (int n = 0; n < names.size(); n++) {
            double length = DOT_TO_NAME + textWidth(names.get(n), Style.TEXT);
            if (x > 0 && x + length > width) {
                x = 0;
                row++;
            }
            entries.add(new Entry(names.get(n), Style.colour(n), x, row));
            x += length + NAME_TO_DOT;
        }
        rows = row + 1;
    }

    /** Width of a line of text in units of the picture. */
    static double textWidth(String text, Font font) {
        return font.getStringBounds(text, METRICS).getWidth();
    }

    int height() {
        return rows * ROW_HEIGHT;
    }

    void paint(Graphics2D graphics, double left, double top) {
        graphics.setFont(Style.TEXT);
        for (Entry entry : entries) {
            double middle = top + (entry.row + 0.5) * ROW_HEIGHT;
            graphics.setColor(entry.colour);
            graphics.fill(new Ellipse2D.Double(left + entry.x, middle - DOT / 2, DOT, DOT));
            graphics.setColor(Style.INK);
            graphics.drawString(entry.name, (float) (left + entry.x + DOT_TO_NAME), (float) middle + 4.5f);
        }
    }

    private record Entry(String name, Color colour, double x, int row) {}
}
