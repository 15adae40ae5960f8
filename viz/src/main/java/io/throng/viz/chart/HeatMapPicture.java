package io.throng.viz.chart;

import io.throng.kernel.record.HeatMap;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Cells in viridis with a colour bar; blank ones show the ground. Many cells become an image, few are vectors. */
final class HeatMapPicture {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 460;
    private static final int LARGEST_CELL = 96;
    private static final int MOST_VECTORS = 10_000;
    private static final int RIGHT_MARGIN = 32;
    private static final int BOTTOM_MARGIN = 62;
    private static final int TITLE_COLUMN = 40;
    private static final int LABEL_GAP = 8;
    private static final int LINE = 18;
    private static final int BETWEEN_LABELS = 10;

    private final HeatMap map;
    private final ColourBar bar;
    private final int columns;
    private final int rows;
    private final int left;
    private final int top;
    private final int plotWidth;
    private final int plotHeight;
    private final int width;
    private final int height;

    private HeatMapPicture(HeatMap map) {
        this.map = map;
        bar = new ColourBar(map.colour(), map.least(), map.greatest());
        columns = map.x().labels().size();
        rows = map.y().labels().size();
        left = TITLE_COLUMN + LABEL_GAP + (int) Math.ceil(widest(map.y().labels()));
        top = Header.height(map.caption()) + LABEL_GAP;
        plotWidth = Math.min(WIDTH, columns * LARGEST_CELL);
        plotHeight = Math.min(HEIGHT, rows * LARGEST_CELL);
        double words =
                Math.max(Legend.textWidth(map.title(), Style.TITLE), Legend.textWidth(map.caption(), Style.TEXT));
        width = (int) Math.ceil(Math.max(left + plotWidth + bar.width() + RIGHT_MARGIN, words + 2 * Header.LEFT));
        height = top + Math.max(plotHeight, bar.height()) + BOTTOM_MARGIN;
    }

    static Painting of(HeatMap map) {
        var picture = new HeatMapPicture(map);
        return new Painting(picture.width, picture.height, picture::paint);
    }

    private static double widest(List<String> labels) {
        return labels.stream()
                .mapToDouble(label -> Legend.textWidth(label, Style.SMALL))
                .max()
                .orElse(0);
    }

    private void paint(Graphics2D graphics) {
        graphics.setColor(Style.GROUND);
        graphics.fillRect(0, 0, width, height);
        Header.paint(graphics, map.title(), map.caption());
        if ((long) columns * rows <= MOST_VECTORS) {
            paintCells(graphics);
        } else {
            paintImage(graphics);
        }
        graphics.setStroke(Style.THIN);
        graphics.setColor(Style.FRAME);
        graphics.draw(new Rectangle2D.Double(left, top, plotWidth, plotHeight));
        graphics.setFont(Style.SMALL);
        paintColumnLabels(graphics);
        paintRowLabels(graphics);
        bar.paint(graphics, left + plotWidth + ColourBar.GAP, top);
    }

    /** Edges lie on whole units, so that no seams show between cells. */
    private void paintCells(Graphics2D graphics) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = map.cells().get(row).get(column);
                if (!Double.isNaN(value)) {
                    graphics.setColor(bar.colour(value));
                    graphics.fillRect(
                            edge(column), upper(row), edge(column + 1) - edge(column), upper(row - 1) - upper(row));
                }
            }
        }
    }

    private int edge(int column) {
        return left + (int) Math.round((double) column * plotWidth / columns);
    }

    /** The upper edge of a row; rows are counted from below. */
    private int upper(int row) {
        return top + plotHeight - (int) Math.round((row + 1.0) * plotHeight / rows);
    }

    /** Cells keep their edges, and blank ones mix with none. */
    private void paintImage(Graphics2D graphics) {
        Object before = graphics.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image(), left, top, plotWidth, plotHeight, null);
        if (before != null) {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private BufferedImage image() {
        var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = map.cells().get(row).get(column);
                Color colour = Double.isNaN(value) ? Style.GROUND : bar.colour(value);
                image.setRGB(column, rows - 1 - row, colour.getRGB());
            }
        }
        return image;
    }

    /** How many cells on the next label is: as many as it needs, or 1 where the labels were thinned already. */
    private static int spacing(List<String> labels, double needed) {
        return labels.stream().anyMatch(String::isEmpty) ? 1 : (int) Math.ceil(needed);
    }

    /** As many labels as fit, evenly thinned. */
    private void paintColumnLabels(Graphics2D graphics) {
        List<String> labels = map.x().labels();
        double cell = (double) plotWidth / columns;
        int every = spacing(labels, (widest(labels) + BETWEEN_LABELS) / cell);
        for (int column = 0; column < columns; column += every) {
            String label = labels.get(column);
            double middle = left + (column + 0.5) * cell;
            text(graphics, label, middle - Legend.textWidth(label, Style.SMALL) / 2, top + plotHeight + LINE);
        }
        String title = map.x().axis().label();
        double middle = left + plotWidth / 2.0;
        text(graphics, title, middle - Legend.textWidth(title, Style.SMALL) / 2, top + plotHeight + 2.4 * LINE);
    }

    private void paintRowLabels(Graphics2D graphics) {
        List<String> labels = map.y().labels();
        double cell = (double) plotHeight / rows;
        int every = spacing(labels, LINE / cell);
        for (int row = 0; row < rows; row += every) {
            String label = labels.get(row);
            double middle = top + plotHeight - (row + 0.5) * cell;
            text(graphics, label, left - LABEL_GAP - Legend.textWidth(label, Style.SMALL), middle + 4);
        }
        String title = map.y().axis().label();
        AffineTransform before = graphics.getTransform();
        graphics.translate(TITLE_COLUMN / 2, top + plotHeight / 2.0 + Legend.textWidth(title, Style.SMALL) / 2);
        graphics.rotate(-Math.PI / 2);
        text(graphics, title, 0, 4);
        graphics.setTransform(before);
    }

    private static void text(Graphics2D graphics, String text, double x, double y) {
        graphics.setColor(Style.SOFT_INK);
        graphics.drawString(text, (float) x, (float) y);
    }
}
