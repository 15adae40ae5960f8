package io.throng.scenarios.traffic.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against the emission output of SUMO 1.15 for HBEFA3/PC_G_EU4. */
class PetrolCarTest {
    @Test
    void standsCruisesAndAcceleratesAsInSumo() {
        assertThat(PetrolCar.CO2.rate(0, 0)).isCloseTo(9449 / 3.6, within(1e-9));
        assertThat(PetrolCar.CO2.rate(14.734, 0)).isCloseTo(2417.148, within(0.5));
        assertThat(PetrolCar.FUEL.rate(14.734, 0)).isCloseTo(770.969, within(0.5));
        assertThat(PetrolCar.NOX.rate(14.734, 0)).isCloseTo(0.719872, within(1e-3));
        assertThat(PetrolCar.CO2.rate(10, 1)).isGreaterThan(PetrolCar.CO2.rate(10, 0));
    }

    @Test
    void nothingIsBurntBeyondTheCarsOwnResistance() {
        assertThat(PetrolCar.CO2.rate(10, -PetrolCar.resistance(10) - 0.01)).isZero();
        assertThat(PetrolCar.CO2.rate(10, -PetrolCar.resistance(10) + 0.01)).isPositive();
        assertThat(PetrolCar.CO.rate(14.734, 0)).isZero();
    }
}
