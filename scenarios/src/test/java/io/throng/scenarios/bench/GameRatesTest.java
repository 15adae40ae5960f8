package io.throng.scenarios.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GameRatesTest {
    @ParameterizedTest
    @ValueSource(strings = {"foraging", "simple_spread"})
    void theArenaAndTheRulesAloneAreMeasured(String benchmark) {
        List<Map<String, Object>> rows = Benchmarks.load().named(benchmark).run(true);
        assertThat(rows).hasSize(4).allSatisfy(row -> {
            assertThat(row.keySet()).containsExactly("what", "worlds", "throng_per_cpu_s");
            assertThat((Double) row.get("throng_per_cpu_s")).isPositive();
        });
    }

    @Test
    void anUnknownBenchmarkIsAnsweredWithTheNearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Benchmarks.load().named("simple_spred"))
                .withMessageStartingWith("no benchmark is called \"simple_spred\"; did you mean simple_spread?");
    }
}
