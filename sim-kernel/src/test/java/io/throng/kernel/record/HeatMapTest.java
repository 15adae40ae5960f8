package io.throng.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final Axis ORDER = new Axis("order", "");

    private static HeatMap map(List<List<Double>> cells) {
        return new HeatMap(
                "t",
                "",
                new HeatMap.Side(new Axis("noise", "rad"), List.of("0", "1")),
                new HeatMap.Side(new Axis("radius", "m"), List.of("0.5", "1", "2")),
                ORDER,
                cells);
    }

    @Test
    void blanksCountForNothing() {
        HeatMap map = map(List.of(List.of(3.0, Double.NaN), List.of(-1.0, 7.0), List.of(0.0, 0.0)));
        assertThat(map.least()).isEqualTo(-1);
        assertThat(map.greatest()).isEqualTo(7);
    }

    @Test
    void cellsThatDoNotFitTheSidesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map(List.of(List.of(1.0, 2.0))))
                .withMessage("cells of heat map t must be [3 rows][2], got [1 rows]");
        List<Double> row = List.of(1.0, 2.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map(List.of(row, row, List.of(1.0))))
                .withMessage("rows of heat map t must have 2 cells, got 1 in one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HeatMap.Side(ORDER, List.of()))
                .withMessage("side order of a heat map must have at least one cell, got none");
    }

    @Test
    void cellsThatHaveNoColourAreRefused() {
        List<Double> row = List.of(1.0, 2.0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map(List.of(row, row, List.of(1.0, Double.NEGATIVE_INFINITY))))
                .withMessage("cells of heat map t must be finite or NaN (a blank), got -Infinity");
        List<Double> blank = List.of(Double.NaN, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> map(List.of(blank, blank, blank)))
                .withMessage("heat map t must have a finite cell somewhere, got none");
    }
}
