package io.throng.scenarios.script;

import static io.throng.scenarios.script.Script.bounded;
import static io.throng.scenarios.script.Script.degrees;
import static io.throng.scenarios.script.Script.kilometres;
import static io.throng.scenarios.script.Script.torus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.Parameters;
import io.throng.kernel.World;
import io.throng.scenarios.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScriptTest {
    /** As a script declares them: in the class that the file is. */
    static final class GrazingSheep {
        record Params(int sheep, double radius) {
            Params {
                if (sheep < 1) {
                    throw new IllegalArgumentException("sheep must be at least 1, got " + sheep);
                }
            }
        }
    }

    record WithAgents(int agents) {}

    private static final GrazingSheep.Params DEFAULTS = new GrazingSheep.Params(5, 1);

    private static Scenario<GrazingSheep.Params> grazing() {
        return ScriptedScenario.of(
                DEFAULTS, p -> torus(10, 10).agents("sheep", p.sheep(), Newborn::anywhere), Optional.empty());
    }

    @Test
    void runHandsTheScenarioAndTheArgumentsOn() {
        List<Object> handed = new ArrayList<>();
        Script.Runner runner = (scenario, args) -> {
            handed.add(scenario.name());
            handed.add(scenario.defaults());
            handed.addAll(List.of(args));
            return 4;
        };
        int code = Script.run(
                runner, new String[] {"--seed", "7"}, DEFAULTS, p -> torus(1, 1).agents("a", 1, Newborn::anywhere));
        assertThat(code).isEqualTo(4);
        assertThat(handed).containsExactly("grazing_sheep", DEFAULTS, "--seed", "7");
    }

    @Test
    void worldIsMadeForTheParametersGiven() {
        World world = grazing().build(Parameters.with(DEFAULTS, Map.of("sheep", "12")));
        assertThat(world.founders()).isEqualTo(12);
        assertThat(world.name()).isEqualTo("grazing_sheep");
    }

    @Test
    void parameterCalledAgentsIsTheNumberOfAgents() {
        Scenario<WithAgents> scenario = ScriptedScenario.of(
                new WithAgents(3),
                p -> bounded(kilometres(1), 5).agents("one", p.agents(), Newborn::anywhere),
                Optional.empty());
        assertThat(scenario.withAgents(scenario.defaults(), 9)).isEqualTo(new WithAgents(9));
        assertThatThrownBy(() -> grazing().withAgents(DEFAULTS, 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this script has no parameter called agents, asked for 9 of them; set the one that it has"
                        + " (parameters: sheep, radius)");
    }

    @Test
    void unitsAreConverted() {
        assertThat(kilometres(2)).isEqualTo(2000);
        assertThat(degrees(180)).isEqualTo(Math.PI);
    }

    private static GrazingSheep.Params parameters(String... args) {
        return Script.parameters(args, DEFAULTS);
    }

    @Test
    void optionsChangeParametersByName() {
        assertThat(parameters()).isEqualTo(DEFAULTS);
        assertThat(parameters("--radius", "2.5", "--sheep", "1_000")).isEqualTo(new GrazingSheep.Params(1000, 2.5));
    }

    @Test
    void wrongOptionsSayWhatIsAllowed() {
        assertThatThrownBy(() -> parameters("--shep", "3"))
                .hasMessage("no option is called \"--shep\"; did you mean --sheep? (options: --sheep, --radius)");
        assertThatThrownBy(() -> parameters("--sheep")).hasMessage("--sheep needs a value; give one after it");
        assertThatThrownBy(() -> parameters("--sheep", "3", "--sheep", "4"))
                .hasMessage("--sheep is given twice; give it once");
        assertThatThrownBy(() -> parameters("--sheep", "many"))
                .hasMessage("sheep must be a whole number, got \"many\"");
        assertThatThrownBy(() -> parameters("--sheep", "0")).hasMessage("sheep must be at least 1, got 0");
    }
}
