package io.throng.scenarios.traffic.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the emission output of SUMO 1.15. */
class HbefaTest {
    @Test
    void standsCruisesAndAcceleratesAsInSumo() {
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.CO2, 0, 0)).isCloseTo(9449 / 3.6, within(1e-9));
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.CO2, 14.734, 0)).isCloseTo(2417.148, within(0.5));
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.FUEL, 14.734, 0)).isCloseTo(770.969, within(0.5));
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.NOX, 14.734, 0)).isCloseTo(0.719872, within(1e-3));
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.CO2, 10, 1)).isGreaterThan(Hbefa.PC_G_EU4.rate(Pollutant.CO2, 10, 0));
        assertThat(Hbefa.PC_D_EU4.rate(Pollutant.CO2, 0, 0)).isCloseTo(1895.56, within(0.01));
        assertThat(Hbefa.LDV_D_EU4.rate(Pollutant.CO2, 0, 0)).isCloseTo(1022.78, within(0.01));
        assertThat(Hbefa.HDV_D_EU4.rate(Pollutant.CO2, 0, 0)).isCloseTo(6747.22, within(0.01));
        assertThat(Hbefa.BUS.rate(Pollutant.HC, 0, 0)).isCloseTo(4.85, within(0.001));
        assertThat(Hbefa.ZERO.rate(Pollutant.CO2, 10, 1)).isZero();
    }

    @Test
    void nothingIsBurntBeyondTheVehiclesOwnResistance() {
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.CO2, 10, -Hbefa.resistance(10) - 0.01))
                .isZero();
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.CO2, 10, -Hbefa.resistance(10) + 0.01))
                .isPositive();
        assertThat(Hbefa.PC_G_EU4.rate(Pollutant.CO, 14.734, 0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "HBEFA3/PC_G_EU4, PC_G_EU4",
        "HBEFA4/PC_diesel_Euro-6, PC_D_EU4",
        "HBEFA2/P_7_7, PC_G_EU4",
        "HBEFA2/HDV_6_2, HDV_D_EU4",
        "HBEFA3/Bus, BUS",
        "HBEFA3/LDV_G_EU6, LDV_D_EU4",
        "HBEFA3/zero, ZERO",
        "Energy/unknown, ZERO",
        "unknown, PC_G_EU4"
    })
    void otherClassesAreReckonedAsTheNearest(String emissionClass, Hbefa expected) {
        assertThat(Hbefa.of(emissionClass)).isEqualTo(expected);
    }
}
