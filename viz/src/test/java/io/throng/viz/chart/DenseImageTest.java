package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import org.junit.jupiter.api.Test;

class DenseImageTest {
    @Test
    void evenlySpreadAgentsHaveTheSameDensityEverywhere() {
        var pixels = new PlotArea(Extent.of(40, 20, "m"), 0, 0, 40, 20);
        var picture = new AgentPicture(
                "grid",
                Glyph.DISC,
                0,
                pixels.extent(),
                40 * 20 * 3,
                i -> i % 40 + 0.5,
                i -> i / 40 % 20 + 0.5,
                i -> 0,
                new Colouring.Density(0));
        var field = DensityField.of(picture, pixels);
        assertThat(field.top()).isEqualTo(3, within(1e-4));
        assertThat(field.colour(0)).isEqualTo(field.colour(399)).isEqualTo(ColourMap.VIRIDIS_REVERSED.at(1));
    }

    @Test
    void discsOfOneAgentCoverItsPlaceAndCarryItsValue() {
        var pixels = new PlotArea(Extent.of(20, 20, ""), 0, 0, 20, 20);
        var picture = new AgentPicture(
                "one", Glyph.DART, 0, pixels.extent(), 1, i -> 10, i -> 5, i -> 0, new Colouring.Heading());
        var discs = new Discs(picture, pixels, 1, (agent, values) -> values[0] = 7);
        double area = 0;
        for (int pixel = 0; pixel < 400; pixel++) {
            area += discs.weight(pixel);
            assertThat(discs.mean(0, pixel)).isIn(0f, 7f);
        }
        assertThat(area).isEqualTo(Math.PI * 4 * 4, within(3.0)); // the largest radius is 4 pixels
        assertThat(discs.weight(15 * 20 + 10)).isEqualTo(1); // y = 5 from below is row 15 from above
        assertThat(discs.weight(5 * 20 + 10)).isZero();
    }
}
