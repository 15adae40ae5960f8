package io.throng.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.DeterminismContract;
import io.throng.kernel.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel's contract for every scenario on the class path; agents that wait for a policy act at random. */
final class EveryScenarioIsDeterministicTest {
    private static final long SEED = 7;
    private static final int AGENTS = 300;
    private static final int STEPS = 20;
    private static final int WORLDS = 5;

    static Stream<Named<Scenario<?>>> scenarios() {
        return Catalogue.load().all().stream().map(scenario -> Named.of(scenario.name(), scenario));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theSameSeedGivesTheSameBitsHoweverItIsExecuted(Scenario<?> scenario) {
        new DeterminismContract(() -> world(scenario), SEED, steps(scenario)).check();
    }

    private static <P extends Record> World world(Scenario<P> scenario) {
        return scenario instanceof LearningScenario<P> learning
                ? new RandomlyActing(learning.worlds(learning.defaults(), WORLDS))
                : scenario.build(scenario.withAgents(scenario.defaults(), AGENTS));
    }

    /** Long enough for every episode to end once, and to be in the middle of one, as all may begin alike. */
    private static <P extends Record> int steps(Scenario<P> scenario) {
        return scenario instanceof LearningScenario<P> learning
                ? learning.worlds(learning.defaults(), 1).game().episodeLimit() * 3 / 2 + 1
                : STEPS;
    }

    @Test
    void theCatalogueHoldsWhatShipsWithThrong() {
        List<String> names = Catalogue.load().all().stream().map(Scenario::name).toList();
        assertThat(names).contains("aggregation", "boids", "simple_spread", "simple_spread_mappo", "vicsek");
    }
}
