package io.throng.scenarios.traffic;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.traffic.emission.CarbonDioxide;
import io.throng.scenarios.traffic.emission.Surrogates;
import io.throng.scenarios.traffic.road.EcoControl;
import io.throng.scenarios.traffic.road.EcoReward;
import io.throng.scenarios.traffic.road.EcoTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Vehicles that learn to emit little at signals: {@link EcoTask} by name. */
public final class EcoDrivingScenario implements LearningScenario<EcoDrivingScenario.Parameters> {
    /** For the service loader. */
    public EcoDrivingScenario() {}

    /**
     * What can be set.
     *
     * @param agents most vehicles that are controlled at the same time
     * @param approaches how many there are; even numbers are for learning, odd ones for tests
     * @param which of them are drawn
     * @param share of vehicles that are controlled, in (0, 1]
     * @param seconds of an episode
     * @param control what an action means
     * @param reward what vehicles earn
     * @param human whether controlled vehicles drive as people do
     * @param surrogates a file of emission surrogates ({@link Surrogates}); empty for HBEFA's petrol car
     * @param vehicle whose surrogate, such as {@code gas/2015_21}
     */
    public record Parameters(
            int agents,
            int approaches,
            EcoTask.Which which,
            double share,
            double seconds,
            EcoControl control,
            EcoReward reward,
            boolean human,
            String surrogates,
            String vehicle) {
        /** Checks the ranges. */
        public Parameters {
            new EcoTask(agents, approaches, which, share, seconds, control, reward, human, CarbonDioxide.PETROL_CAR);
        }

        EcoTask task() {
            return new EcoTask(agents, approaches, which, share, seconds, control, reward, human, emission());
        }

        private CarbonDioxide emission() {
            if (surrogates.isEmpty()) {
                return CarbonDioxide.PETROL_CAR;
            }
            try {
                return Surrogates.read(Path.of(surrogates)).of(vehicle);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public String name() {
        return "eco_driving";
    }

    @Override
    public String description() {
        return "Vehicles learn to drive up to signals so as to emit little, on many approaches, and are tested on"
                + " others (after IntersectionZoo).";
    }

    @Override
    public String scale() {
        return "With reward=BENEFIT: emissions saved a vehicle, as a share, 0 where fewer got through; with"
                + " THROUGHPUT_KEPT: the share of episodes in which as many got through as without control.";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(
                12,
                100,
                EcoTask.Which.TRAIN,
                1.0 / 3,
                500,
                EcoControl.COAST,
                EcoReward.PROGRESS_AND_EMISSION,
                false,
                "",
                "gas/2015_21");
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
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
        return parameters.task().game();
    }
}
