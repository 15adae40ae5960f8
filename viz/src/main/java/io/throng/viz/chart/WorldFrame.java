package io.throng.viz.chart;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The edge of a world with round coordinates along its left and lower sides. */
final class WorldFrame {
    private static final int UNITS_PER_TICK = 90;
    private static final int TICK = 4;
    private static final int LABEL_GAP = 8;

    private WorldFrame() {}

    static void paint(Graphics2D graphics, PlotArea area) {
        graphics.setStroke(Style.THIN);
        graphics.setColor(Style.FRAME);
        graphics.draw(new Rectangle2D.Double(area.left(), area.top(), area.width(), area.height()));
        graphics.setFont(Style.SMALL);
        paintColumns(graphics, area);
        paintRows(graphics, area);
        paintUnit(graphics, area);
    }

    private static void paintColumns(Graphics2D graphics, PlotArea area) {
        var extent = area.extent();
        var ticks = new Ticks(extent.minX(), extent.maxX(), most(area.width()));
        for (double x : ticks.values()) {
            double column = area.column(x);
            graphics.setColor(Style.FRAME);
            graphics.draw(new Line2D.Double(column, area.bottom(), column, area.bottom() + TICK));
            String label = ticks.label(x);
            text(graphics, label, column - Legend.textWidth(label, Style.SMALL) / 2, area.bottom() + LABEL_GAP + 11);
        }
    }

    private static void paintRows(Graphics2D graphics, PlotArea area) {
        var extent = area.extent();
        var ticks = new Ticks(extent.minY(), extent.maxY(), most(area.height()));
        for (double y : ticks.values()) {
            double row = area.row(y);
            graphics.setColor(Style.FRAME);
            graphics.draw(new Line2D.Double(area.left() - TICK, row, area.left(), row));
            String label = ticks.label(y);
            text(graphics, label, area.left() - LABEL_GAP - Legend.textWidth(label, Style.SMALL), row + 4);
        }
    }

    private static void paintUnit(Graphics2D graphics, PlotArea area) {
        String unit = area.extent().unit();
        String label = unit.isBlank() ? "x, y" : "x, y (" + unit + ")";
        double left = area.left() + (area.width() - Legend.textWidth(label, Style.SMALL)) / 2;
        text(graphics, label, left, area.bottom() + 40);
    }

    private static void text(Graphics2D graphics, String text, double x, double y) {
        graphics.setColor(Style.SOFT_INK);
        graphics.drawString(text, (float) x, (float) y);
    }

    private static int most(int length) {
        return Math.max(1, length / UNITS_PER_TICK);
    }
}
