package io.throng.scenarios.mason;

import io.throng.kernel.mason.MasonBatch;
import io.throng.kernel.mason.MasonModel;
import io.throng.scenarios.Scenario;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs of any MASON model by name: {@link MasonBatch}. */
public final class MasonScenario implements Scenario<MasonScenario.Parameters> {
    /**
     * What can be set.
     *
     * @param model the class of the model, with its package
     * @param agents how many runs, each with a seed of its own, 1 to 100,000
     * @param every steps of MASON's schedule in one of the simulation's, at least 1
     * @param properties of the model that are set: {@code numFlockers=50;cohesion=2}
     * @param measures what is measured after each of the simulation's steps: {@code cohesion,flockers.objects}
     * @param jar a file or folder with the model's classes, where they are not on the class path; running it executes
     *     them
     */
    public record Parameters(String model, int agents, int every, String properties, String measures, String jar) {
        private static final int MOST_RUNS = 100_000;

        /** Checks the ranges. */
        public Parameters {
            if (agents < 1 || agents > MOST_RUNS) {
                throw new IllegalArgumentException("agents must be in [1, " + MOST_RUNS + "], got " + agents);
            }
            if (every < 1) {
                throw new IllegalArgumentException("every must be at least 1 step, got " + every);
            }
        }

        /** Ten runs of keep-away soccer. */
        public static Parameters defaults() {
            return new Parameters("sim.app.keepaway.Keepaway", 10, 1, "", "", "");
        }

        /** The names of {@link #measures}. */
        public List<String> measured() {
            return split(measures, ",");
        }

        private Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>();
            for (String setting : split(properties, ";")) {
                String[] parts = setting.split("=", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException(
                            "properties must be name=value, with ; between several, got \"" + setting + "\"");
                }
                settings.put(parts[0].strip(), parts[1]);
            }
            return settings;
        }

        private static List<String> split(String text, String separator) {
            return Arrays.stream(text.split(separator))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }
    }

    /** For the service loader. */
    public MasonScenario() {}

    @Override
    public String name() {
        return "mason";
    }

    @Override
    public String description() {
        return "Runs of any MASON model, each with its own seed (Luke et al. 2005); throng mason is the command made"
                + " for them.";
    }

    @Override
    public Parameters defaults() {
        return Parameters.defaults();
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return new Parameters(
                parameters.model, agents, parameters.every, parameters.properties, parameters.measures, parameters.jar);
    }

    @Override
    public MasonBatch build(Parameters parameters) {
        MasonModel model =
                MasonModel.named(parameters.model, loader(parameters.jar)).with(parameters.settings());
        return new MasonBatch(model, parameters.agents, parameters.every, parameters.measured());
    }

    private static ClassLoader loader(String jar) {
        ClassLoader ours = MasonScenario.class.getClassLoader();
        if (jar.isEmpty()) {
            return ours;
        }
        Path file = Path.of(jar);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("jar " + jar + " cannot be read: no such file");
        }
        try {
            // Open as long as its classes are in use.
            return new URLClassLoader(new URL[] {file.toUri().toURL()}, ours);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("jar " + jar + " cannot be read: " + e.getMessage(), e);
        }
    }
}
