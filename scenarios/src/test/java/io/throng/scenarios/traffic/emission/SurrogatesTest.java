package io.throng.scenarios.traffic.emission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurrogatesTest {
    private static final Path ZOO = Path.of("../../shared/data/traffic/intersectionzoo/emission_surrogate_models.json");

    @TempDir
    Path folder;

    private Surrogates read(String text) throws IOException {
        return Surrogates.read(Files.writeString(folder.resolve("models.json"), text));
    }

    /** As numpy works them out. */
    @Test
    void intersectionZoosNetworks() throws IOException {
        Assumptions.assumeTrue(Files.exists(ZOO), "without IntersectionZoo's models");
        Surrogates all = Surrogates.read(ZOO);
        assertThat(all.names()).hasSize(88);
        Surrogate car = all.of("gas", 2015, 21);
        assertThat(car.rate(0, 0, 68, 50)).isCloseTo(0.302901, within(1e-6));
        assertThat(car.rate(10, 2, 68, 50)).isCloseTo(7.945675, within(1e-6));
        assertThat(car.rate(30, 3, 0, 100, 90)).isCloseTo(10.894579, within(1e-6));
        assertThat(all.of("diesel", 2012, 42).rate(10, 2, 68, 50)).isCloseTo(50.420309, within(1e-6));
    }

    @Test
    void aNetworkIsASumOfHyperbolicTangents() throws IOException {
        Surrogate one =
                read("{\"models\": {\"a\": {\"w1\": [[1, 0, 0, 0, 0]], \"b1\": [0.5], \"w2\": [2], \"b2\": 3}}}")
                        .of("a");
        assertThat(one.rate(2, 0, 0, 0)).isCloseTo(3 + 2 * Math.tanh(2.5), within(1e-12));
        assertThat(one.rate(-20, 0, 0, 0)).isCloseTo(1, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | not a JSON object",
                "{} | models must be an object, got nothing",
                "{\"models\": {}} | models must name one at least, got none",
                "{\"models\": {\"a\": 1}} | a must be an object, got 1",
                "{\"models\": {\"a\": {}}} | model a: w1 must be a list of at most 4096 values, got nothing",
                "{\"models\": {\"a\": {\"w1\": [[1]], \"b1\": [1], \"w2\": [1], \"b2\": 0}}} | a surrogate must have"
                        + " w1 [h][5]",
                "{\"models\": {\"a\": {\"w1\": [[1,2,3,4,5]], \"b1\": [1], \"w2\": [\"x\"], \"b2\": 0}}} | w2 must be"
                        + " of finite numbers, got x"
            })
    void refusesWhatIsNoNetwork(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text))
                .withMessageContaining("models.json")
                .withMessageContaining(complaint);
    }

    @Test
    void refusesNamesThatAreNotThere() throws IOException {
        Surrogates one = read("{\"models\": {\"a\": {\"w1\": [[1,0,0,0,0]], \"b1\": [0], \"w2\": [2], \"b2\": 3}}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.of("gas", 1999, 21))
                .withMessageContaining("there is no surrogate gas/1999_21")
                .withMessageContaining("which has 1, such as a");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Surrogates.read(folder.resolve("none.json")))
                .withMessageContaining("is not a file");
    }
}
