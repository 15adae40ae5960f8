package io.throng.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final Axis TIME = new Axis("time", "s");
    private static final Axis ORDER = new Axis("order parameter", "");
    private static final Series LINE = Series.line("flock", new double[] {0, 1}, new double[] {0.1, 0.9});

    @Test
    void axisNamesItsUnitWhereItHasOne() {
        assertThat(TIME.label()).isEqualTo("time (s)");
        assertThat(ORDER.label()).isEqualTo("order parameter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Axis(" ", "s"))
                .withMessage("quantity of an axis must not be blank, got \" \"; say what is measured");
    }

    @Test
    void bandCarriesItsInterval() {
        Series band = Series.band(
                "a", new double[] {1, 2}, new double[] {5, Double.NaN}, new double[] {4, 4}, new double[] {6, 8});
        assertThat(band.points()).containsExactly(new Series.Point(1, 5, 4, 6), new Series.Point(2, Double.NaN, 4, 8));
        assertThat(band.points().getFirst().hasInterval()).isTrue();
        assertThat(LINE.points().getFirst().hasInterval()).isFalse();
    }

    @Test
    void pointsThatCannotBeDrawnAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.Point.of(Double.NaN, 1))
                .withMessage("x of a point must be finite, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.Point.of(1, Double.POSITIVE_INFINITY))
                .withMessage("y of a point must be finite or NaN (a gap), got Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Series.Point(1, 1, 2, 0))
                .withMessage("interval of a point must have finite low <= high, got [2.0, 0.0];"
                        + " give NaN twice for no interval");
        assertThatIllegalArgumentException().isThrownBy(() -> new Series.Point(1, 1, Double.NaN, 0));
    }

    @Test
    void seriesOutOfOrderAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.line("a", new double[] {1, 3, 2}, new double[3]))
                .withMessage("x of series a must not fall, got 3.0 then 2.0 at point 2; sort the points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.line("a", new double[2], new double[3]))
                .withMessage("arrays of series a must have one length, got [2] and [3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Series.line("a", new double[0], new double[0]))
                .withMessage("series a must have at least one point, got none");
        assertThatIllegalArgumentException().isThrownBy(() -> new Series("", List.of(Series.Point.of(0, 0))));
    }

    @Test
    void chartsThatShowNothingOrConfuseAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chart("t", "", TIME, ORDER, List.of(LINE, LINE)))
                .withMessage("names of the series of chart t must differ, got flock twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chart("t", "", TIME, ORDER, List.of()))
                .withMessage("chart t must have a finite y somewhere, got 0 series without one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chart("", "", TIME, ORDER, List.of(LINE)))
                .withMessage("title of a chart must not be blank; say what it shows");
    }

    @Test
    void scatteredPointsAreSorted() {
        Series cloud = Series.scatter("a", new double[] {3, 1}, new double[] {30, 10});
        assertThat(cloud.mark()).isEqualTo(Series.Mark.POINTS);
        assertThat(cloud.points()).containsExactly(Series.Point.of(1, 10), Series.Point.of(3, 30));
    }
}
