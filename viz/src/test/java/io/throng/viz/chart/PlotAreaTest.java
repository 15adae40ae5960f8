package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.record.Extent;
import org.junit.jupiter.api.Test;

class PlotAreaTest {
    @Test
    void longRoadIsDrawnWiderThanItIs() {
        PlotArea area = PlotArea.fit(new Extent(0, -2, 1_000, 2, "m"), 10, 20);
        assertThat(area.width()).isEqualTo(760);
        assertThat(area.height()).isEqualTo(60);
        assertThat(area.row(2)).isEqualTo(20);
        assertThat(area.row(-2)).isEqualTo(80);
        assertThat(area.column(1_000)).isEqualTo(770);
    }
}
