package io.throng.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.Simulation;
import io.throng.kernel.World;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Codes;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.FrameCodec;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every scenario of the catalogue must keep. */
class ScenarioContractTest {
    /** Worlds of groups whose agents come and go: they have rows for those to come. */
    private static final Set<String> WITH_ROOM = Set.of("comparison_wolf_sheep");

    /** Beginnings of the names of worlds in which every agent has a part of its own: their number cannot be chosen. */
    private static final List<String> WITH_PARTS =
            List.of("signals", "simple_crypto", "simple_push", "simple_reference", "simple_speaker_listener");

    /** Worlds in which agents come when they are due: their number is that of those who come in all. */
    private static final Set<String> WITH_ARRIVALS =
            Set.of("bottleneck", "cityflow", "figure_eight", "grid", "merge", "on_ramp", "sumo");

    /** Worlds where nobody is to be seen at first. */
    private static final Set<String> EMPTY_AT_FIRST = Set.of(
            "bottleneck",
            "cityflow",
            "eco_driving",
            "figure_eight",
            "grid",
            "merge",
            "mixed_autonomy",
            "on_ramp",
            "signals",
            "sumo");

    static List<Scenario<?>> scenarios() {
        return Catalogue.load().all();
    }

    static List<Scenario<?>> scenariosOfManyAgents() {
        return scenarios().stream().filter(scenario -> !hasParts(scenario)).toList();
    }

    static List<Scenario<?>> scenariosWithParts() {
        return scenarios().stream().filter(ScenarioContractTest::hasParts).toList();
    }

    private static boolean hasParts(Scenario<?> scenario) {
        return WITH_PARTS.stream().anyMatch(scenario.name()::startsWith);
    }

    @Test
    void theCatalogueHoldsTheSwarmAndParticleScenarios() {
        assertThat(scenarios().stream().map(Scenario::name))
                .contains("aggregation", "boids", "simple_spread", "simple_spread_mappo", "vicsek")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void nameAndDescriptionCanBeShown(Scenario<?> scenario) {
        assertThat(scenario.name()).matches("[a-z][a-z0-9_]*");
        assertThat(scenario.description()).endsWith(".").doesNotContain("\n").hasSizeBetween(20, 200);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void defaultsBuildAWorldThatCanBeFounded(Scenario<?> scenario) {
        assertThat(build(scenario).founders()).isPositive();
    }

    private static <P extends Record> World build(Scenario<P> scenario) {
        return scenario.build(scenario.defaults());
    }

    @ParameterizedTest
    @MethodSource("scenariosOfManyAgents")
    void theNumberOfAgentsCanBeChosen(Scenario<?> scenario) {
        int founders = withAgents(scenario, 7).founders();
        if (WITH_ARRIVALS.contains(scenario.name())) {
            assertThat(founders).isBetween(1, 8);
        } else if (WITH_ROOM.contains(scenario.name())) {
            assertThat(founders).isGreaterThan(7);
        } else {
            assertThat(founders).isEqualTo(7);
        }
        assertThatThrownBy(() -> withAgents(scenario, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agents")
                .hasMessageContaining("got 0");
    }

    @ParameterizedTest
    @MethodSource("scenariosWithParts")
    void anotherNumberOfAgentsThanThereArePartsIsRefused(Scenario<?> scenario) {
        int parts = build(scenario).founders();
        assertThat(withAgents(scenario, parts).founders()).isEqualTo(parts);
        assertThatThrownBy(() -> withAgents(scenario, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("agents must be " + parts + ", got 7");
    }

    private static <P extends Record> World withAgents(Scenario<P> scenario, int agents) {
        return scenario.build(scenario.withAgents(scenario.defaults(), agents));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void parametersSurviveBeingWrittenAsText(Scenario<?> scenario) {
        Record defaults = scenario.defaults();
        Map<String, String> texts = new LinkedHashMap<>();
        Parameters.values(defaults).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        assertThat(Parameters.with(defaults, texts)).isEqualTo(defaults);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void noParameterAcceptsWhatIsNoNumber(Scenario<?> scenario) {
        Parameters.values(scenario.defaults()).forEach((name, value) -> {
            if (value instanceof Double) {
                assertThatThrownBy(() -> Parameters.with(scenario.defaults(), Map.of(name, "NaN")))
                        .as(name)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(name);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everybodyIsToBeSeenAndFramesSurviveBeingWritten(Scenario<?> scenario) throws IOException {
        World world = hasParts(scenario) ? build(scenario) : withAgents(scenario, 7);
        Execution execution = Execution.defaults().withThreads(1);
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            Camera camera = world.camera();
            Scene scene = camera.scene();
            FrameCodec codec = new FrameCodec(scene);
            for (int step = 0; step < 3; step++) {
                long now = step;
                Frame frame = simulation.atRest(() -> camera.take(now));
                byte[] written = codec.encode(frame);
                assertThat(codec.encode(codec.decode(written))).isEqualTo(written);
                for (int i = 0; i < scene.layers().size(); i++) {
                    if (frame.layers().get(i) instanceof Frame.Agents agents) {
                        assertThat(agents.count()).isGreaterThan(EMPTY_AT_FIRST.contains(scenario.name()) ? -1 : 0);
                        assertEverybodyHasAPlace((Layer.Agents) scene.layers().get(i), agents);
                    }
                }
                simulation.run(1);
            }
        }
    }

    private static void assertEverybodyHasAPlace(Layer.Agents layer, Frame.Agents agents) {
        for (Meaning meaning : List.of(Meaning.X, Meaning.Y)) {
            Codes places = agents.channels().get(layer.first(meaning));
            for (int agent = 0; agent < agents.count(); agent++) {
                assertThat(places.value(agent))
                        .as("%s of %s", meaning, layer.name())
                        .isFinite();
            }
        }
    }
}
