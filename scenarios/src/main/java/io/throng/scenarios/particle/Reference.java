package io.throng.scenarios.particle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple reference (Lowe et al., NeurIPS 2017): each of two agents knows to which of three landmarks the other is to go,
 * and can say one of ten symbols while it moves.
 *
 * <p>One sees its velocity, where the landmarks are from it, the other's goal as a colour, and what the other said.
 */
final class Reference implements Task {
    /** What two agents are paid whose partners are at given distances from where they should be. */
    @FunctionalInterface
    interface Reward {
        /**
         * Writes both rewards.
         *
         * @param squaredOfOther squared distance of the second agent from its goal, which the first knows
         * @param squaredOfFirst the same the other way round
         */
        void pay(double squaredOfOther, double squaredOfFirst, double[] rewards, int from);

        /** Minus the distance, mixed with the mean of both (MPE2, PettingZoo). */
        static Reward mixed(double localRatio) {
            return (squaredOfOther, squaredOfFirst, rewards, from) -> {
                double first = -Math.sqrt(squaredOfOther);
                double second = -Math.sqrt(squaredOfFirst);
                double mean = (first + second) / 2;
                rewards[from] = mean * (1 - localRatio) + first * localRatio;
                rewards[from + 1] = mean * (1 - localRatio) + second * localRatio;
            };
        }

        /** The sum of both squares to both (OpenAI, MAPPO). */
        static Reward sum() {
            return (squaredOfOther, squaredOfFirst, rewards, from) ->
                    Arrays.fill(rewards, from, from + 2, -squaredOfOther - squaredOfFirst);
        }
    }

    private static final Body AGENT = Body.agent(0.05).passing();
    private static final Body LANDMARK = Body.mark(0.05);
    private static final int LANDMARKS = 3;
    private static final int SYMBOLS = 10;
    private static final double OTHER_COLOUR = 0.25;
    private static final double GOAL_COLOUR = 0.75;

    private final Reward reward;
    private final Particles particles;

    Reference(Reward reward, Particles particles) {
        this.reward = reward;
        this.particles = particles;
    }

    static Scene scene(Edition edition, int episodeSteps, boolean continuous) {
        Sights seen = new Sights()
                .vector("velocity")
                .vectors("to landmark", LANDMARKS)
                .numbers("colour of the other's goal", LANDMARKS)
                .numbers("message", SYMBOLS);
        return new Scene(
                List.of(Role.of("agent", 2, AGENT, seen, edition, continuous, SYMBOLS)),
                Collections.nCopies(LANDMARKS, LANDMARK),
                edition.landmarkRange(1),
                2,
                SYMBOLS,
                edition.integration(),
                episodeSteps);
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        double[] position = particles.position.write();
        double[] landmarks = particles.landmarks.read();
        int first = 2 * (2 * world);
        reward.pay(
                Plane.squared(position, first + 2, landmarks, particles.placeOfGoal(world, 0)),
                Plane.squared(position, first, landmarks, particles.placeOfGoal(world, 1)),
                rewards,
                from);
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        int row = 2 * world + agent;
        int other = 2 * world + 1 - agent;
        double[] position = particles.position.read();
        int first = particles.landmarksOf(world);
        int at = Sight.vector(particles.velocity.read(), row, into, from);
        at = Sight.points(
                particles.landmarks.read(),
                first,
                first + 2 * LANDMARKS,
                position[2 * row],
                position[2 * row + 1],
                into,
                at);
        Arrays.fill(into, at, at + LANDMARKS, (float) OTHER_COLOUR);
        into[at + particles.goals.read()[row]] = (float) GOAL_COLOUR;
        Sight.numbers(particles.message.read(), SYMBOLS * other, SYMBOLS, into, at + LANDMARKS);
    }
}
