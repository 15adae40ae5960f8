package io.throng.scenarios.script;

import io.throng.kernel.Parameters;
import io.throng.scenarios.Scenario;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A script as a scenario. It is called after the class that its parameters are declared in, which is the file: the record
 * {@code Params} of {@code GrazingSheep.java} makes the scenario {@code grazing_sheep}.
 */
record ScriptedScenario<P extends Record>(
        String name, P defaults, Function<P, WorldPlan> plan, Optional<SourceText> source)
        implements Scenario<P>, Scripted {
    private static final String AGENTS = "agents";

    /** Of a script: a learning scenario if somebody learns in the world of its defaults. */
    static <P extends Record> Scenario<P> of(P defaults, Function<P, WorldPlan> plan, Optional<SourceText> source) {
        Class<?> parameters = defaults.getClass();
        Class<?> file = parameters.getEnclosingClass();
        String name = underscored((file == null ? parameters : file).getSimpleName());
        ScriptedScenario<P> script = new ScriptedScenario<>(name, defaults, plan, source);
        return plan.apply(defaults).learners.isEmpty() ? script : new LearnedScenario<>(script);
    }

    private static String underscored(String className) {
        return className.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    @Override
    public String description() {
        return "A world scripted in one file.";
    }

    @Override
    public P withAgents(P parameters, int agents) {
        Set<String> names = Parameters.values(parameters).keySet();
        if (!names.contains(AGENTS)) {
            throw new IllegalArgumentException("this script has no parameter called agents, asked for " + agents
                    + " of them; set the one that it has (parameters: " + String.join(", ", names) + ")");
        }
        return Parameters.with(parameters, Map.of(AGENTS, Integer.toString(agents)));
    }

    @Override
    public ScriptedWorld build(P parameters) {
        return new ScriptedWorld(name, plan.apply(parameters));
    }
}
