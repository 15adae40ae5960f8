package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {
    enum Colour {
        RED,
        GREEN
    }

    record Flock(int birds, double noise, boolean torus, Colour colour, String name, long steps) {
        Flock {
            if (birds < 1) {
                throw new IllegalArgumentException("birds must be at least 1, got " + birds);
            }
        }
    }

    private static final Flock FLOCK = new Flock(10, 0.5, true, Colour.RED, "a", 5);

    @Test
    void parametersAreChangedByName() {
        Map<String, String> changes = Map.of(
                "birds", "1_000", "noise", "2e-3", "torus", "false", "colour", "green", "name", "b", "steps", "7");
        assertThat(Parameters.with(FLOCK, changes)).isEqualTo(new Flock(1000, 0.002, false, Colour.GREEN, "b", 7));
    }

    @Test
    void misspeltNameSuggestsTheNearOne() {
        assertThatThrownBy(() -> Parameters.with(FLOCK, Map.of("nosie", "1")))
                .hasMessage("no parameter is called \"nosie\"; did you mean noise?"
                        + " (parameters: birds, noise, torus, colour, name, steps)");
    }

    @Test
    void unreadableAndRefusedValuesNameTheParameter() {
        assertThatThrownBy(() -> Parameters.with(FLOCK, Map.of("birds", "many")))
                .hasMessage("birds must be a whole number, got \"many\"");
        assertThatThrownBy(() -> Parameters.with(FLOCK, Map.of("noise", "loud")))
                .hasMessage("noise must be a number, got \"loud\"");
        assertThatThrownBy(() -> Parameters.with(FLOCK, Map.of("torus", "yes")))
                .hasMessage("torus must be true or false, got \"yes\"");
        assertThatThrownBy(() -> Parameters.with(FLOCK, Map.of("colour", "blue")))
                .hasMessage("colour must be one of [RED, GREEN], got \"blue\"");
        assertThatThrownBy(() -> Parameters.with(FLOCK, Map.of("birds", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("birds must be at least 1, got 0");
    }

    @Test
    void onlyNearNamesAreSuggested() {
        assertThat(Suggestion.nearest("biods", List.of("vicsek", "boids"))).isEqualTo(Optional.of("boids"));
        assertThat(Suggestion.nearest("economy", List.of("vicsek", "boids"))).isEmpty();
    }

    record Weather(double wind, boolean rain) {}

    record Voyage(Weather weather, int days) {}

    record Twice(Weather weather, double wind) {}

    @Test
    void componentsOfARecordWithinAreParametersOfTheWhole() {
        Voyage voyage = new Voyage(new Weather(3, false), 2);
        assertThat(Parameters.values(voyage))
                .containsExactly(Map.entry("wind", 3.0), Map.entry("rain", false), Map.entry("days", 2));
        assertThat(Parameters.with(voyage, Map.of("rain", "true", "days", "5")))
                .isEqualTo(new Voyage(new Weather(3, true), 5));
        assertThatThrownBy(() -> Parameters.with(voyage, Map.of("weather", "fine")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weather");
    }

    @Test
    void aNameThatStandsForTwoParametersIsRefused() {
        assertThatThrownBy(() -> Parameters.values(new Twice(new Weather(3, false), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wind");
    }
}
