package io.throng.scenarios.traffic;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.traffic.road.SignalReward;
import io.throng.scenarios.traffic.road.SignalRule;
import io.throng.scenarios.traffic.road.SignalTask;
import io.throng.scenarios.traffic.road.Signalling;
import java.util.Map;
import java.util.Optional;

/** Signals that learn, on a network of SUMO or a crossing: {@link SignalTask} by name. */
public final class SignalsScenario implements LearningScenario<SignalsScenario.Parameters> {
    private static final String CROSSING_SIGNALS = "1";

    /** For the service loader. */
    public SignalsScenario() {}

    /**
     * What can be set; files as those of {@link SumoScenario}.
     *
     * @param config a .sumocfg; empty if files are given one by one
     * @param net a net.xml; empty for a crossing
     * @param routes rou.xml files
     * @param additional add.xml files
     * @param agents signals that learn; 0 for all there are, otherwise exactly as many as there are
     * @param vehicles at most so many depart; 0 for all
     * @param stepLength in [0, 10] s; 0 for what the configuration says, or 1 s
     * @param seconds of an episode, positive
     * @param decision seconds between two decisions, positive
     * @param yellow seconds between two green phases, at least 0
     * @param reward what signals earn
     * @param signals who leads them: those who learn, or a rule to compare with
     */
    public record Parameters(
            String config,
            String net,
            String routes,
            String additional,
            int agents,
            int vehicles,
            double stepLength,
            double seconds,
            double decision,
            double yellow,
            SignalReward reward,
            SignalRule signals) {
        /** Checks the ranges. */
        public Parameters {
            files(config, net, routes, additional, vehicles, stepLength);
            if (agents < 0) {
                throw new IllegalArgumentException("agents must be at least 0, got " + agents);
            }
            if (!(seconds > 0 && seconds <= 1e6)) {
                throw new IllegalArgumentException("seconds must be in (0, 1e6], got " + seconds);
            }
            if (!(decision > 0 && decision <= seconds)) {
                throw new IllegalArgumentException("decision must be in (0, " + seconds + "] s, got " + decision);
            }
            if (!(yellow >= 0 && yellow < decision)) {
                throw new IllegalArgumentException("yellow must be in [0, " + decision + ") s, got " + yellow);
            }
        }

        private static SumoScenario.Parameters files(
                String config, String net, String routes, String additional, int vehicles, double stepLength) {
            return new SumoScenario.Parameters(
                    config, net, routes, additional, vehicles, stepLength, 0, SignalRule.PROGRAM, 120);
        }

        SignalTask task() {
            var scene =
                    files(config, net, routes, additional, vehicles, stepLength).traffic(seconds);
            int there = scene.network().signals().size();
            if (agents != 0 && agents != there) {
                throw new IllegalArgumentException(
                        "agents must be " + there + ", got " + agents + ": that is how many signals the network has");
            }
            return new SignalTask(
                    scene, new Signalling(signals, decision, yellow, 120), reward, (int) Math.ceil(seconds / decision));
        }
    }

    @Override
    public String name() {
        return "signals";
    }

    @Override
    public String description() {
        return "Traffic signals that learn when to show which green phase, on a crossing or a network read from SUMO's"
                + " files.";
    }

    @Override
    public String scale() {
        return "With reward=DELAY: hundreds of seconds lost by vehicles before a signal, as a negative number; mean"
                + " over the signals, sum over an episode.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters("", "", "", "", 0, 0, 0, 3600, 10, 3, SignalReward.DELAY, SignalRule.LED);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        if (agents < 1) {
            throw new IllegalArgumentException("agents must be " + CROSSING_SIGNALS + ", got " + agents);
        }
        Parameters changed = io.throng.kernel.Parameters.with(parameters, Map.of("agents", String.valueOf(agents)));
        changed.task();
        return changed;
    }

    @Override
    public Optional<Parameters> rival(Parameters parameters) {
        return parameters.signals() == SignalRule.LED
                ? Optional.of(io.throng.kernel.Parameters.with(parameters, Map.of("signals", "PROGRAM")))
                : Optional.empty();
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return parameters.task().game();
    }
}
