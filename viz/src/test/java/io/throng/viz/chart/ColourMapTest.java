package io.throng.viz.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColourMapTest {
    @Test
    void colourMapsPassThroughTheirControlPoints() {
        assertThat(ColourMap.VIRIDIS_REVERSED.at(1)).isEqualTo(0x440154);
        assertThat(ColourMap.VIRIDIS_REVERSED.at(0)).isEqualTo(0xfde725);
        assertThat(ColourMap.ROMA_O.at(0.25)).isEqualTo(0xaa752f);
        assertThat(ColourMap.ROMA_O.at(7)).isEqualTo(ColourMap.ROMA_O.at(1));
    }

    @Test
    void headingColoursAreCyclicWithoutAJump() {
        assertThat(ColourMap.ofHeading(0)).isEqualTo(ColourMap.ofHeading(2 * Math.PI));
        assertThat(ColourMap.ofHeading(-Math.PI / 2)).isEqualTo(ColourMap.ofHeading(3 * Math.PI / 2));
        for (int degree = 0; degree < 360; degree++) {
            int here = ColourMap.ofHeading(Math.toRadians(degree));
            int next = ColourMap.ofHeading(Math.toRadians(degree + 1));
            for (int shift = 0; shift <= 16; shift += 8) {
                assertThat((here >> shift & 255) - (next >> shift & 255)).isBetween(-4, 4);
            }
        }
    }

    @Test
    void coloursReturnDarkerAfterTheEighth() {
        assertThat(Style.colour(8)).isEqualTo(Style.colour(0).darker());
        assertThat(IntStream.range(0, 16).mapToObj(Style::colour)).doesNotHaveDuplicates();
    }
}
