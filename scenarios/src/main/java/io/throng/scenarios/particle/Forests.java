package io.throng.scenarios.particle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple world comm (Lowe et al., NeurIPS 2017): tag with food, and with forests that hide who is in them; one adversary
 * sees everybody all the same and can speak to the others.
 *
 * <p>Landmarks are obstacles, food, forests, in this order. An adversary loses 0.1 of its distance from the nearest good
 * agent; all are paid 5 for each contact of any of them with any good agent. That one loses 5, is fined twice for leaving
 * the {@linkplain Border square}, gets 2 for each food it touches, and loses 0.05 of its distance from the nearest; OpenAI's
 * code pays it that distance.
 *
 * <p>One sees its velocity, its position, where landmarks and the others are from it, the velocities of the other good
 * agents, in which forests it is (1 or -1), and, if it is an adversary, what the leader said; for good agents velocities
 * come last. Of an agent that is hidden it sees zeros: one in a forest in which it is not itself, or any outside while it is
 * in one. The leader sees all.
 */
final class Forests implements Task {
    /**
     * Numbers of agents and landmarks.
     *
     * @param adversaries the leader among them, at least 1
     */
    record Counts(int good, int adversaries, int obstacles, int food, int forests) {
        int agents() {
            return good + adversaries;
        }

        int landmarks() {
            return obstacles + food + forests;
        }
    }

    /** Forests are bits of an int. */
    static final int MOST_FORESTS = 31;

    private static final int SYMBOLS = 4;
    private static final double RANGE = 0.9;
    private static final Body OBSTACLE = Body.obstacle(0.2);
    private static final Body FOOD = Body.mark(0.03);
    private static final Body FOREST = Body.mark(0.3);
    private static final double CATCH = 5;
    private static final double MEAL = 2;
    private static final double CHASE = 0.1;
    private static final double HUNGER = 0.05;

    private final Counts counts;
    private final double hunger;
    private final double catchSquared;
    private final double mealSquared;
    private final double adversaryInForestSquared;
    private final double goodInForestSquared;
    private final Particles particles;

    Forests(Edition edition, Counts counts, Particles particles) {
        this.counts = counts;
        this.hunger = edition == Edition.OPENAI || edition == Edition.MAPPO ? -HUNGER : HUNGER;
        double adversary = adversary(edition).size();
        double good = good(edition).size();
        this.catchSquared = Contacts.squareOf(good + adversary);
        this.mealSquared = Contacts.squareOf(good + FOOD.size());
        this.adversaryInForestSquared = Contacts.squareOf(adversary + FOREST.size());
        this.goodInForestSquared = Contacts.squareOf(good + FOREST.size());
        this.particles = particles;
    }

    static Body adversary(Edition edition) {
        return Body.agent(0.075).driven(edition.gain(3), 1);
    }

    static Body good(Edition edition) {
        return Body.agent(0.045).driven(edition.gain(4), 1.3);
    }

    static Scene scene(Edition edition, Counts counts, int episodeSteps, boolean continuous) {
        Sights hunting = seen(counts)
                .vectors("velocity of agent", counts.good(), "agent")
                .numbers("in forest", counts.forests())
                .numbers("message", SYMBOLS);
        Sights hunted = seen(counts)
                .numbers("in forest", counts.forests())
                .vectors("velocity of other agent", counts.good() - 1, "agent");
        List<Role> roles = new ArrayList<>();
        roles.add(Role.of("leadadversary", 1, adversary(edition), hunting, edition, continuous, SYMBOLS));
        if (counts.adversaries() > 1) {
            int followers = counts.adversaries() - 1;
            roles.add(Role.of("adversary", followers, adversary(edition), hunting, edition, continuous, 0));
        }
        roles.add(Role.of("agent", counts.good(), good(edition), hunted, edition, continuous, 0));
        List<Body> landmarks = new ArrayList<>(Collections.nCopies(counts.obstacles(), OBSTACLE));
        landmarks.addAll(Collections.nCopies(counts.food(), FOOD));
        landmarks.addAll(Collections.nCopies(counts.forests(), FOREST));
        return new Scene(
                roles, landmarks, edition.landmarkRange(RANGE), 0, SYMBOLS, edition.integration(), episodeSteps);
    }

    private static Sights seen(Counts counts) {
        return new Sights()
                .vector("velocity")
                .vector("position")
                .vectors("to obstacle", counts.obstacles())
                .vectors("to food", counts.food())
                .vectors("to forest", counts.forests())
                .vectors("to other", counts.agents() - 1, "leadadversary", "adversary", "agent");
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        double[] position = particles.position.write();
        int start = 2 * world * counts.agents();
        int good = start + 2 * counts.adversaries();
        int caught = 0;
        for (int i = 0; i < counts.good(); i++) {
            int contacts = contacts(position, start, counts.adversaries(), position, good + 2 * i, catchSquared);
            caught += contacts;
            rewards[from + counts.adversaries() + i] = ofGood(position, good + 2 * i, world, contacts);
        }
        for (int i = 0; i < counts.adversaries(); i++) {
            double nearest = Plane.nearestSquared(position, start + 2 * i, position, good, counts.good());
            double reward = -CHASE * Math.sqrt(nearest);
            for (int contact = 0; contact < caught; contact++) {
                reward += CATCH;
            }
            rewards[from + i] = reward;
        }
    }

    private double ofGood(double[] position, int at, int world, int contacts) {
        double[] landmarks = particles.landmarks.read();
        int food = particles.landmarksOf(world) + 2 * counts.obstacles();
        double reward = -CATCH * contacts;
        reward -= 2 * Border.fine(position[at]);
        reward -= 2 * Border.fine(position[at + 1]);
        int meals = contacts(landmarks, food, counts.food(), position, at, mealSquared);
        for (int meal = 0; meal < meals; meal++) {
            reward += MEAL;
        }
        return reward - hunger * Math.sqrt(Plane.nearestSquared(position, at, landmarks, food, counts.food()));
    }

    /** How many of some points are nearer to one than a distance. */
    private static int contacts(double[] points, int from, int count, double[] ofOne, int one, double squared) {
        int contacts = 0;
        for (int i = from; i < from + 2 * count; i += 2) {
            contacts += Plane.squared(points, i, ofOne, one) < squared ? 1 : 0;
        }
        return contacts;
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        double[] position = particles.position.read();
        int start = world * counts.agents();
        int row = start + agent;
        int landmarks = particles.landmarksOf(world);
        int here = forestsAround(world, agent);
        boolean adversary = agent < counts.adversaries();
        int at = Sight.vector(particles.velocity.read(), row, into, from);
        at = Sight.vector(position, row, into, at);
        at = Sight.points(
                particles.landmarks.read(),
                landmarks,
                landmarks + 2 * counts.landmarks(),
                position[2 * row],
                position[2 * row + 1],
                into,
                at);
        int velocities = at + 2 * (counts.agents() - 1) + (adversary ? 0 : counts.forests());
        int flags = adversary ? velocities + 2 * counts.good() : velocities - counts.forests();
        others(world, agent, here, into, at, velocities);
        for (int forest = 0; forest < counts.forests(); forest++) {
            into[flags + forest] = (here >> forest & 1) == 1 ? 1 : -1;
        }
        if (adversary) {
            int message = SYMBOLS * start;
            Sight.numbers(particles.message.read(), message, SYMBOLS, into, flags + counts.forests());
        }
    }

    /** Writes the others' places from {@code at} and velocities of the good ones from {@code velocities}. */
    private void others(int world, int agent, int here, float[] into, int at, int velocities) {
        double[] position = particles.position.read();
        int start = world * counts.agents();
        int row = start + agent;
        int place = at;
        int velocity = velocities;
        for (int other = 0; other < counts.agents(); other++) {
            if (other == agent) {
                continue;
            }
            boolean good = other >= counts.adversaries();
            if (agent == 0 || sees(here, forestsAround(world, other))) {
                int from = 2 * (start + other);
                Sight.points(position, from, from + 2, position[2 * row], position[2 * row + 1], into, place);
                if (good) {
                    Sight.vector(particles.velocity.read(), start + other, into, velocity);
                }
            } else {
                Arrays.fill(into, place, place + 2, 0);
                if (good) {
                    Arrays.fill(into, velocity, velocity + 2, 0);
                }
            }
            place += 2;
            velocity += good ? 2 : 0;
        }
    }

    /** In the same forest, or both in the open. */
    private static boolean sees(int forestsHere, int forestsThere) {
        return (forestsHere & forestsThere) != 0 || (forestsHere | forestsThere) == 0;
    }

    /** The forests that an agent touches, as bits. */
    private int forestsAround(int world, int agent) {
        double within = agent < counts.adversaries() ? adversaryInForestSquared : goodInForestSquared;
        int at = 2 * (world * counts.agents() + agent);
        int first = particles.landmarksOf(world) + 2 * (counts.obstacles() + counts.food());
        int forests = 0;
        for (int forest = 0; forest < counts.forests(); forest++) {
            double squared =
                    Plane.squared(particles.position.read(), at, particles.landmarks.read(), first + 2 * forest);
            forests |= squared < within ? 1 << forest : 0;
        }
        return forests;
    }
}
