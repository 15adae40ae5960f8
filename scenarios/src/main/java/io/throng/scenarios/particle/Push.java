package io.throng.scenarios.particle;

import java.util.Collections;
import java.util.List;

/**
 * Simple push (Lowe et al., NeurIPS 2017): an adversary is to keep an agent away from a goal that only the agent knows.
 *
 * <p>The agent is paid minus its distance from the goal, the adversary that distance minus its own. The adversary sees its
 * velocity, where the two landmarks are from it, and where the agent is; the agent also where the goal is, and colours that
 * tell the landmarks and the goal apart.
 */
final class Push implements Task {
    private static final Body AGENT = Body.agent(0.05);
    private static final Body LANDMARK = Body.mark(0.05);
    private static final int LANDMARKS = 2;
    private static final float OWN_COLOUR = 0.25f;
    private static final float GOAL_COLOUR = 0.75f;
    private static final float OTHER_COLOUR = 0.1f;
    private static final float LANDMARK_COLOUR = 0.9f;

    private final Particles particles;

    Push(Particles particles) {
        this.particles = particles;
    }

    static Scene scene(Edition edition, int episodeSteps, boolean continuous) {
        Sights adversary = new Sights()
                .vector("velocity")
                .vectors("to landmark", LANDMARKS)
                .vector("to agent");
        Sights agent = new Sights()
                .vector("velocity")
                .vector("to goal")
                .numbers("own colour", 3)
                .vectors("to landmark", LANDMARKS)
                .numbers("colour of landmark 0", 3)
                .numbers("colour of landmark 1", 3)
                .vector("to adversary");
        return new Scene(
                List.of(
                        Role.of("adversary", 1, AGENT, adversary, edition, continuous, 0),
                        Role.of("agent", 1, AGENT, agent, edition, continuous, 0)),
                Collections.nCopies(LANDMARKS, LANDMARK),
                1,
                1,
                0,
                edition.integration(),
                episodeSteps);
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        double[] position = particles.position.write();
        double[] landmarks = particles.landmarks.read();
        int goal = particles.placeOfGoal(world, 0);
        double adversary = Plane.distance(position, 4 * world, landmarks, goal);
        double agent = Plane.distance(position, 4 * world + 2, landmarks, goal);
        rewards[from] = agent - adversary;
        rewards[from + 1] = -agent;
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        double[] position = particles.position.read();
        double[] landmarks = particles.landmarks.read();
        int row = 2 * world + agent;
        double x = position[2 * row];
        double y = position[2 * row + 1];
        int first = particles.landmarksOf(world);
        int at = Sight.vector(particles.velocity.read(), row, into, from);
        if (agent == 1) {
            int goal = particles.placeOfGoal(world, 0);
            at = Sight.points(landmarks, goal, goal + 2, x, y, into, at);
            at = colour(OWN_COLOUR, GOAL_COLOUR, particles.goals.read()[world], into, at);
        }
        at = Sight.points(landmarks, first, first + 2 * LANDMARKS, x, y, into, at);
        if (agent == 1) {
            at = colour(OTHER_COLOUR, LANDMARK_COLOUR, 0, into, at);
            at = colour(OTHER_COLOUR, LANDMARK_COLOUR, 1, into, at);
        }
        Sight.others(position, 2 * world, row, 2 * world + 2, into, at);
    }

    /** Red, green and blue, of which a landmark stands out in the one after its index. */
    private static int colour(float others, float its, int landmark, float[] into, int at) {
        for (int i = 0; i < 3; i++) {
            into[at + i] = i == landmark + 1 ? its : others;
        }
        return at + 3;
    }
}
