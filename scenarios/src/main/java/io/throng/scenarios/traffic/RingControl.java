package io.throng.scenarios.traffic;

import io.throng.agents.arena.GameFactory;
import io.throng.scenarios.LearningScenario;
import io.throng.scenarios.traffic.following.DriverModel;
import java.util.Optional;

/**
 * Mixed autonomy on a ring: among human drivers, a few cars learn to dissolve stop-and-go waves, as in Wu et al., "Flow: a
 * modular learning framework for mixed autonomy traffic", IEEE Transactions on Robotics 38 (2022). The rules are those of
 * {@link Ring}.
 */
public final class RingControl implements LearningScenario<RingControl.Parameters> {
    /** What controlled cars are paid for. */
    public enum Reward {
        /** The mean speed of all cars over that of equilibrium; adds up to 1 over an episode without waves. */
        SPEED,
        /** Flow's: each time step 4 times the mean speed over 20 m/s, less 4 times the mean absolute acceleration of controlled cars. */
        FLOW
    }

    /**
     * What can be set.
     *
     * @param controlled cars that learn, at equal distances among the others, at least 1
     * @param cars in all, at least 2 and no fewer than are controlled
     * @param shortest ring, in m
     * @param longest ring, in m; each episode's length is drawn between both
     * @param disturbance by how much one car is ahead of its place at first, in m
     * @param warmUpSteps time steps of human driving before an episode, at least 0
     * @param episodeSteps decisions until the time limit, at least 1
     * @param decisionSteps time steps of each decision, at least 1
     * @param averaging time constant of the running mean of its own speed that a car perceives, in s; 0 for none, as in Flow
     * @param reward of controlled cars
     * @param controller of these cars
     * @param drivers of all other cars; IDM
     */
    public record Parameters(
            int controlled,
            int cars,
            double shortest,
            double longest,
            double disturbance,
            int warmUpSteps,
            int episodeSteps,
            int decisionSteps,
            double averaging,
            Reward reward,
            Controller controller,
            Drivers drivers) {
        private static final int MOST_STEPS = 1 << 20;
        private static final int MOST_CARS = 10_000;

        /** Checks the ranges. */
        public Parameters {
            Require.that(cars >= 2 && cars <= MOST_CARS, "cars must be in [2, " + MOST_CARS + "]", cars);
            Require.that(
                    controlled >= 1 && controlled <= cars,
                    "controlled agents must be in [1, " + cars + "]",
                    controlled);
            Require.that(shortest > 0 && shortest <= 1e9, "shortest must be in (0, 1e9] m", shortest);
            drivers.requireRoom(cars, shortest);
            Require.that(
                    longest >= shortest && longest <= 1e9, "longest must be in [" + shortest + ", 1e9] m", longest);
            double free = shortest / cars - drivers.carLength();
            Require.that(
                    disturbance >= 0 && disturbance < free, "disturbance must be in [0, " + free + ") m", disturbance);
            steps("warmUpSteps", warmUpSteps, 0);
            steps("episodeSteps", episodeSteps, 1);
            steps("decisionSteps", decisionSteps, 1);
            Require.that(averaging >= 0 && averaging <= 1e6, "averaging must be in [0, 1e6] s", averaging);
            Require.that(
                    drivers.model() == DriverModel.IDM,
                    "model must be IDM, whose speed of equilibrium is known",
                    drivers.model());
        }

        private static void steps(String name, int value, int least) {
            Require.that(
                    value >= least && value <= MOST_STEPS,
                    name + " must be in [" + least + ", " + MOST_STEPS + "]",
                    value);
        }

        Parameters withControlled(int others) {
            return new Parameters(
                    others,
                    cars,
                    shortest,
                    longest,
                    disturbance,
                    warmUpSteps,
                    episodeSteps,
                    decisionSteps,
                    averaging,
                    reward,
                    controller,
                    drivers);
        }

        Parameters with(Controller other) {
            return new Parameters(
                    controlled,
                    cars,
                    shortest,
                    longest,
                    disturbance,
                    warmUpSteps,
                    episodeSteps,
                    decisionSteps,
                    averaging,
                    reward,
                    other,
                    drivers);
        }
    }

    /** For the service loader. */
    public RingControl() {}

    @Override
    public String name() {
        return "ring_control";
    }

    @Override
    public String description() {
        return "One car of 22 on a ring learns to dissolve the stop-and-go waves of human drivers (Wu et al. 2022).";
    }

    @Override
    public String scale() {
        return "Flow's reward summed over 3,000 time steps on rings of 220 to 270 m: random -7,266, human drivers"
            + " -1,559, FollowerStopper 2,390, PI with saturation 2,409. With reward=SPEED, the mean speed of all cars"
            + " over that of equilibrium: human drivers 0.88, FollowerStopper 1.00, PI with saturation 0.99.";
    }

    /** Flow's stabilized ring with its noise, but decisions of a second, and a running mean of the own speed is perceived. */
    @Override
    public Parameters defaults() {
        return new Parameters(
                1,
                22,
                220,
                270,
                1,
                750,
                300,
                10,
                Controller.AVERAGING,
                Reward.FLOW,
                Controller.POLICY,
                Drivers.defaults().withNoise(0.2));
    }

    @Override
    public Parameters withAgents(Parameters parameters, int agents) {
        return parameters.withControlled(agents);
    }

    /** The PI controller with saturation. */
    @Override
    public Optional<Parameters> rival(Parameters parameters) {
        return parameters.controller() == Controller.POLICY
                ? Optional.of(parameters.with(Controller.PI_WITH_SATURATION))
                : Optional.empty();
    }

    @Override
    public GameFactory game(Parameters parameters) {
        return (agents, worlds) -> new RingGame(parameters, agents, worlds);
    }
}
