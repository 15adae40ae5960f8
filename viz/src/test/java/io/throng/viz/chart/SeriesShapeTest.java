package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.Series;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesShapeTest {
    @Test
    void thinningKeepsEverySpikeAndTheWidestInterval() {
        double[] x = new double[100_000];
        double[] y = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i == 31_415 ? 50 : i == 27_182 ? -50 : i % 7);
        Arrays.setAll(low, i -> y[i] - 1);
        Arrays.setAll(high, i -> i == 16_180 ? 99 : y[i] + 1);
        List<Series.Point> thinned =
                Thinning.of(Series.band("a", x, y, low, high)).points();
        assertThat(thinned).hasSizeLessThanOrEqualTo(Thinning.MOST_POINTS).hasSizeGreaterThan(1_000);
        assertThat(thinned)
                .anyMatch(p -> p.x() == 31_415 && p.y() == 50)
                .anyMatch(p -> p.x() == 27_182 && p.y() == -50);
        assertThat(thinned.stream().mapToDouble(Series.Point::high).max()).hasValue(99);
    }

    @Test
    void thinningKeepsLongGapsAndShortSeries() {
        double[] x = new double[10_000];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> i);
        Arrays.setAll(y, i -> i < 5_000 ? Double.NaN : 1);
        assertThat(Thinning.of(Series.line("a", x, y)).points()).anyMatch(p -> Double.isNaN(p.y()));
        Series brief = Series.line("a", new double[] {1, 2}, new double[] {1, 2});
        assertThat(Thinning.of(brief)).isSameAs(brief);
    }

    @Test
    void cloudsAreThinnedEvenlyAndStayClouds() {
        double[] x = new double[100_000];
        Arrays.setAll(x, i -> i);
        Series thinned = Thinning.of(Series.scatter("a", x, x));
        assertThat(thinned.mark()).isEqualTo(Series.Mark.POINTS);
        assertThat(thinned.points()).hasSize(Thinning.MOST_IN_CLOUD).contains(Series.Point.of(50_000, 50_000));
    }

    @Test
    void bandOutlineRunsAlongTheLowerEndsAndBack() {
        var points = List.of(
                new Series.Point(0, 1, 0, 2),
                new Series.Point(1, 1, 0.5, 3),
                Series.Point.of(2, 1),
                new Series.Point(3, 1, -1, 4));
        BandOutline outline = BandOutline.of(points);
        assertThat(outline.x()).containsExactly(0.0, 1.0, 1.0, 0.0, 3.0, 3.0, 3.0);
        assertThat(outline.y()).containsExactly(0.0, 0.5, 3.0, 2.0, Double.NaN, -1.0, 4.0);
    }
}
