package io.throng.scenarios.script;

import io.throng.kernel.Parameters;
import io.throng.kernel.space.Plane;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.cli.Throng;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The words of a script; a file begins with {@code import static io.throng.scenarios.script.Script.*;}.
 *
 * <p>A script is run by {@code throng run Flock.java --steps 1000 --seed 7 --set birds=100000}.
 */
public final class Script {
    private static final String OPTION = "--";

    private Script() {}

    /**
     * Runs the world that a script describes, with the options of {@code throng run}: {@code --steps}, {@code --seed},
     * {@code --set name=value}, {@code --out} and the others that {@code --help} lists. Results are written to a folder.
     *
     * <p>Started by {@code throng run}, it returns when the run has ended, well or not; started by {@code java}, a run that
     * failed ends the JVM with the run's exit code.
     *
     * @param args those of {@code main}
     * @param defaults the parameters as the file has them; each can be changed by {@code --set}
     * @param world makes the world for given parameters
     */
    public static <P extends Record> void run(String[] args, P defaults, Function<P, WorldPlan> world) {
        Launch.report(run(Throng::runScripted, args, defaults, world));
    }

    /** Who runs scenarios with the options of a command line, and returns an exit code. */
    @FunctionalInterface
    interface Runner {
        int run(Scenario<?> scenario, String[] args);
    }

    static <P extends Record> int run(Runner runner, String[] args, P defaults, Function<P, WorldPlan> world) {
        Scenario<?> scenario = ScriptedScenario.of(defaults, world, Launch.source());
        return Launch.takes(scenario) ? 0 : runner.run(scenario, args);
    }

    /**
     * Parameters from a command line, for files that do more than run a world: of {@code record Params(long steps)} the
     * option {@code --steps 50000} changes {@code steps}.
     *
     * @throws IllegalArgumentException with the nearest option if one does not exist, has no value or is given twice, or if
     *     the record refuses the value
     */
    public static <P extends Record> P parameters(String[] args, P defaults) {
        List<String> options = new ArrayList<>();
        Parameters.values(defaults).keySet().forEach(name -> options.add(OPTION + name));
        Names known = Names.ofOptions(options);
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String option = options.get(known.number(args[i]));
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(option + " needs a value; give one after it");
            }
            if (changes.put(option.substring(OPTION.length()), args[i + 1]) != null) {
                throw new IllegalArgumentException(option + " is given twice; give it once");
            }
        }
        return Parameters.with(defaults, changes);
    }

    /** A rectangle whose opposite edges are joined: who leaves on one side comes in on the other. */
    public static WorldPlan torus(double widthMetres, double heightMetres) {
        return new WorldPlan(Plane.torus(widthMetres, heightMetres));
    }

    /** A rectangle with walls, at which agents stop. */
    public static WorldPlan bounded(double widthMetres, double heightMetres) {
        return new WorldPlan(Plane.bounded(widthMetres, heightMetres));
    }

    /** A length in metres: says the unit, changes nothing. */
    public static double metres(double length) {
        return length;
    }

    /** A length in kilometres, as metres. */
    public static double kilometres(double length) {
        return 1000 * length;
    }

    /** An angle in degrees, as radians. */
    public static double degrees(double angle) {
        return Math.PI / 180 * angle;
    }
}
