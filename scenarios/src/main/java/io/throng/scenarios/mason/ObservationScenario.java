package io.throng.scenarios.mason;

import io.throng.agents.Kind;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.arena.SteeredGame;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.mason.MasonObservation;
import io.throng.scenarios.LearningScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MASON's demo of cooperative target observation with observers that learn: {@link MasonObservation} by name. */
public final class ObservationScenario implements LearningScenario<ObservationScenario.Parameters> {
    private static final List<String> DIRECTIONS =
            List.of("south west", "south", "south east", "west", "stay", "east", "north west", "north", "north east");

    /**
     * What can be set.
     *
     * @param agents observers that are led, 1 to 10; the others of the ten follow MASON's controller
     * @param range of the sensors, above 0; the field is 400 by 400
     * @param warmUpSteps MASON's steps before an episode in which its controller leads everybody, at least 0
     * @param stepsPerDecision MASON's steps between two decisions, at least 1
     * @param decisions in an episode, at least 1
     * @param shipped whether MASON's controller leads everybody all the time, whatever the actions
     */
    public record Parameters(
            int agents, double range, int warmUpSteps, int stepsPerDecision, int decisions, boolean shipped) {
        /** Checks the ranges. */
        public Parameters {
            if (agents < 1 || agents > MasonObservation.OBSERVERS) {
                throw new IllegalArgumentException(
                        "agents must be in [1, " + MasonObservation.OBSERVERS + "], got " + agents);
            }
            new MasonObservation(agents, range, warmUpSteps, stepsPerDecision, decisions, shipped);
        }

        /** Ten observers with sensors of range 40; an episode is 600 of MASON's steps after 200. */
        public static Parameters defaults() {
            return new Parameters(10, 40, 200, 10, 60, false);
        }

        MasonObservation model() {
            return new MasonObservation(agents, range, warmUpSteps, stepsPerDecision, decisions, shipped);
        }

        Parameters ofShipped() {
            return new Parameters(agents, range, warmUpSteps, stepsPerDecision, decisions, true);
        }

        Parameters withAgents(int newAgents) {
            return new Parameters(newAgents, range, warmUpSteps, stepsPerDecision, decisions, shipped);
        }
    }

    /** For the service loader. */
    public ObservationScenario() {}

    @Override
    public String name() {
        return "mason_observation";
    }

    @Override
    public String description() {
        return "Ten observers are to keep many of forty moving targets within their sensors' range, inside MASON's own"
                + " CooperativeObservation demo.";
    }

    @Override
    public String scale() {
        return "Targets observed, out of 40: mean over the decisions of an episode.";
    }

    @Override
    public Parameters defaults() {
        return Parameters.defaults();
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return parameters.withAgents(agents);
    }

    @Override
    public Optional<Parameters> rival(Parameters parameters) {
        return parameters.shipped() ? Optional.empty() : Optional.of(parameters.ofShipped());
    }

    @Override
    public GameFactory game(Parameters parameters) {
        Kind observer = new Kind("observer", parameters.agents(), seen(), new ActionSpec.Discrete(DIRECTIONS));
        return SteeredGame.of(observer, parameters.decisions(), parameters.model()::start);
    }

    private static ObservationSpec seen() {
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("x", "200", -1, 1));
        features.add(new Feature("y", "200", -1, 1));
        for (int target = 0; target < MasonObservation.TARGETS_SEEN; target++) {
            features.add(Feature.unbounded("to target " + target + " x", "100"));
            features.add(Feature.unbounded("to target " + target + " y", "100"));
            features.add(Feature.unbounded("others that have target " + target, ""));
        }
        for (int other = 0; other < MasonObservation.OBSERVERS_SEEN; other++) {
            features.add(Feature.unbounded("to observer " + other + " x", "100"));
            features.add(Feature.unbounded("to observer " + other + " y", "100"));
        }
        return new ObservationSpec(features);
    }
}
