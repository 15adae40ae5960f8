package io.throng.viz.chart;

import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A chart of lines and points: header and legend of ours above a plot by XChart. */
final class LineChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int PLOT_PADDING = 12;
    private static final String NUMBERS = "#,##0.######";
    private static final String TINY_NUMBERS = "0.###E0";
    private static final double TINY = 1e-3;
    private static final Color CLEAR = new Color(0, true); // the plot is painted after its axes, and would cover them
    private static final int BAND_ALPHA = 46;
    private static final int POINT_ALPHA = 130;
    private static final int UNITS_PER_X_TICK = 110;
    private static final int UNITS_PER_Y_TICK = 56;
    private static final int MOST_MARKERS = 24;
    private static final int MOST_THICK = 600;

    private LineChart() {}

    static Painting of(Chart chart) {
        var legend = new Legend(chart.series().stream().map(Series::name).toList(), WIDTH - 2 * Header.LEFT);
        int top = Header.height(chart.caption()) + legend.height();
        XYChart plot = plot(chart, HEIGHT - top);
        return new Painting(WIDTH, HEIGHT, graphics -> {
            paintAbove(graphics, chart, legend);
            graphics.translate(0, top);
            plot.paint(graphics, WIDTH, HEIGHT - top);
            graphics.translate(0, -top);
        });
    }

    private static void paintAbove(Graphics2D graphics, Chart chart, Legend legend) {
        graphics.setColor(Style.GROUND);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        Header.paint(graphics, chart.title(), chart.caption());
        legend.paint(graphics, Header.LEFT, Header.height(chart.caption()));
    }

    private static XYChart plot(Chart chart, int height) {
        var plot = new XYChart(WIDTH, height, ChartTheme.XChart);
        plot.setXAxisTitle(chart.x().label());
        plot.setYAxisTitle(chart.y().label());
        style(plot.getStyler());
        plot.getStyler().setYAxisDecimalPattern(largest(chart) < TINY ? TINY_NUMBERS : NUMBERS);
        List<Series> series = chart.series().stream().map(Thinning::of).toList();
        for (int n = 0; n < series.size(); n++) {
            addBand(plot, series.get(n), Style.colour(n));
        }
        for (int n = 0; n < series.size(); n++) {
            add(plot, series.get(n), Style.colour(n));
        }
        freeTicks(plot, series);
        return plot;
    }

    /**
     * XChart puts ticks on the data, at 0, 9, 18, 27, where these are evenly spaced, and on round numbers otherwise. A point
     * that is not drawn makes them uneven.
     */
    private static void freeTicks(XYChart plot, List<Series> series) {
        List<Series.Point> all =
                series.stream().flatMap(each -> each.points().stream()).toList();
        double least = all.stream().mapToDouble(Series.Point::x).min().orElseThrow();
        double most = all.stream().mapToDouble(Series.Point::x).max().orElseThrow();
        double y = all.stream()
                .mapToDouble(Series.Point::y)
                .filter(Double::isFinite)
                .findFirst()
                .orElseThrow();
        XYSeries hidden = plot.addSeries("uneven", new double[] {least + (most - least) / Math.PI}, new double[] {y});
        hidden.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        hidden.setLineStyle(SeriesLines.NONE);
        hidden.setMarker(SeriesMarkers.NONE);
    }

    private static double largest(Chart chart) {
        return chart.series().stream()
                .flatMap(series -> series.points().stream())
                .mapToDouble(point -> Math.abs(point.y()))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static void addBand(XYChart plot, Series series, Color colour) {
        var outline = BandOutline.of(series.points());
        if (outline.isEmpty()) {
            return;
        }
        XYSeries band = plot.addSeries(series.name() + " band", outline.x(), outline.y());
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), BAND_ALPHA));
        band.setLineColor(colour);
        band.setLineStyle(series.points().size() == 1 ? Style.THIN : SeriesLines.NONE);
        band.setMarker(SeriesMarkers.NONE);
    }

    private static void add(XYChart plot, Series series, Color colour) {
        List<Series.Point> points = series.points();
        XYSeries added = plot.addSeries(
                series.name() + " line",
                points.stream().map(Series.Point::x).toList(),
                points.stream().map(Series.Point::y).toList());
        switch (series.mark()) {
            case LINE -> drawLine(added, points.size(), colour);
            case POINTS -> drawPoints(added, colour);
        }
    }

    private static void drawPoints(XYSeries cloud, Color colour) {
        cloud.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        cloud.setMarker(SeriesMarkers.CIRCLE);
        cloud.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), POINT_ALPHA));
    }

    private static void drawLine(XYSeries line, int points, Color colour) {
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setLineColor(colour).setLineStyle(points <= MOST_THICK ? Style.LINE : Style.THIN);
        line.setMarker(points <= MOST_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        line.setMarkerColor(colour);
    }

    private static void style(XYStyler style) {
        style.setLocale(Locale.ROOT);
        style.setLegendVisible(false).setChartTitleVisible(false).setChartPadding(PLOT_PADDING);
        style.setChartBackgroundColor(Style.GROUND).setPlotBackgroundColor(CLEAR);
        style.setPlotBorderVisible(false).setChartFontColor(Style.SOFT_INK).setMarkerSize(5);
        style.setAxisTitleFont(Style.TEXT).setAxisTickLabelsFont(Style.SMALL);
        style.setXAxisDecimalPattern(NUMBERS).setYAxisLabelAlignment(TextAlignment.Right);
        style.setXAxisTickMarkSpacingHint(UNITS_PER_X_TICK).setYAxisTickMarkSpacingHint(UNITS_PER_Y_TICK);
        style.setYAxisTitleColor(Style.SOFT_INK);
        style.setAxisTickLabelsColor(Style.SOFT_INK).setAxisTickMarksColor(Style.FRAME);
        style.setPlotGridLinesColor(Style.GRID).setPlotGridLinesStroke(Style.THIN);
        style.setPlotGridVerticalLinesVisible(false).setAxisTickMarksStroke(Style.THIN);
        style.setAxisTitlePadding(10).setPlotMargin(0).setPlotContentSize(0.97);
    }
}
