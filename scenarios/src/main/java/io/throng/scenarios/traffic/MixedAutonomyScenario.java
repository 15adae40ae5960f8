package io.throng.scenarios.traffic;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.traffic.road.LedReward;
import io.throng.scenarios.traffic.road.LedTask;
import io.throng.scenarios.traffic.road.TrafficScene;
import java.util.Map;
import java.util.Optional;

/** A few vehicles among human drivers that learn to make traffic flow, on roads of Flow: {@link LedTask} by name. */
public final class MixedAutonomyScenario implements LearningScenario<MixedAutonomyScenario.Parameters> {
    /** For the service loader. */
    public MixedAutonomyScenario() {}

    /** Where they drive, with the times of Flow's benchmarks. */
    public enum Place {
        /** {@link FigureEightScenario}: 14 vehicles, 150 s. */
        FIGURE_EIGHT(1, 150, 0) {
            @Override
            TrafficScene scene(double share) {
                return new FigureEightScenario().defaults().scene(share);
            }
        },
        /** {@link MergeScenario}: 2,000 and 100 vehicles an hour, 150 s after 50. */
        MERGE(5, 150, 250) {
            @Override
            TrafficScene scene(double share) {
                return new MergeScenario().defaults().scene(share);
            }
        },
        /** {@link BottleneckScenario}: 2,500 vehicles an hour, 750 s after 20. */
        BOTTLENECK(20, 750, 40) {
            @Override
            TrafficScene scene(double share) {
                return new BottleneckScenario().defaults().scene(share);
            }
        };

        private final int agents;
        private final int decisions;
        private final int warmUpSteps;

        Place(int agents, int decisions, int warmUpSteps) {
            this.agents = agents;
            this.decisions = decisions;
            this.warmUpSteps = warmUpSteps;
        }

        /** The road with a share of vehicles of the type that is led. */
        abstract TrafficScene scene(double share);
    }

    /**
     * What can be set.
     *
     * @param place where they drive
     * @param agents most that are led at the same time; 0 for what is usual there: 1, 5 and 20
     * @param share of vehicles that can be led, in (0, 1]
     * @param decisions of a second in an episode; 0 for what is usual there: 150, 150 and 750
     * @param reward what they earn
     * @param human whether they drive by themselves, whatever they choose
     */
    public record Parameters(Place place, int agents, double share, int decisions, LedReward reward, boolean human) {
        /** Checks the ranges. */
        public Parameters {
            Demands.require(agents >= 0 && agents <= 1e6, "agents must be in [0, 1e6]", agents);
            Demands.require(share > 0 && share <= 1, "share must be in (0, 1]", share);
            Demands.require(decisions >= 0 && decisions <= 1e6, "decisions must be in [0, 1e6]", decisions);
        }

        LedTask task() {
            TrafficScene scene = place.scene(share);
            return new LedTask(
                    scene,
                    agents == 0 ? place.agents : agents,
                    (int) Math.max(1, Math.round(1 / scene.stepLength())),
                    decisions == 0 ? place.decisions : decisions,
                    place.warmUpSteps,
                    reward,
                    human);
        }
    }

    @Override
    public String name() {
        return "mixed_autonomy";
    }

    @Override
    public String description() {
        return "A few vehicles among human drivers learn to make traffic flow: on a figure eight, at a merge, before a"
                + " bottleneck (Wu et al. 2022).";
    }

    @Override
    public String scale() {
        return "With reward=SPEED the mean speed of all vehicles in m/s, with OUTFLOW vehicles an hour that leave, with"
                + " COMMUTE minus the mean number of vehicles that are under way.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Place.FIGURE_EIGHT, 0, 0.1, 0, LedReward.DESIRED_SPEED, false);
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        Demands.require(agents >= 1, "agents must be at least 1", agents);
        return io.throng.kernel.Parameters.with(parameters, Map.of("agents", String.valueOf(agents)));
    }

    @Override
    public Optional<Parameters> rival(Parameters parameters) {
        return parameters.human()
                ? Optional.empty()
                : Optional.of(io.throng.kernel.Parameters.with(parameters, Map.of("human", "true")));
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return parameters.task().game(name());
    }
}
