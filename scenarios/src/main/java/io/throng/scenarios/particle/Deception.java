package io.throng.scenarios.particle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple adversary (Lowe et al., NeurIPS 2017): good agents are to reach a goal without showing an adversary, which sees
 * where they go, which of the landmarks it is. Nobody touches anybody.
 *
 * <p>The adversary is paid minus its distance from the goal, good agents that distance minus that of the nearest of them.
 * One sees where the landmarks and the others are from it, a good agent the goal before.
 */
final class Deception implements Task {
    private static final Body AGENT = Body.agent(0.15).passing();
    private static final Body LANDMARK = Body.mark(0.08);

    private final int good;
    private final boolean squared;
    private final Nearsight nearsight;
    private final Particles particles;

    /** As many landmarks as good agents; the adversary comes first. */
    Deception(int good, boolean squared, Nearsight nearsight, Particles particles) {
        this.good = good;
        this.squared = squared;
        this.nearsight = nearsight;
        this.particles = particles;
    }

    static Scene scene(Edition edition, int good, Nearsight nearsight, int episodeSteps, boolean continuous) {
        int landmarks = nearsight.landmarks(good);
        int others = nearsight.agents(good);
        Sights adversary = new Sights()
                .vectors("to landmark", landmarks)
                .vectors("to other", others, nearsight.inOrder("adversary", "agent"));
        Sights agent = new Sights()
                .vector("to goal")
                .vectors("to landmark", landmarks)
                .vectors("to other", others, nearsight.inOrder("adversary", "agent"));
        return new Scene(
                List.of(
                        Role.of("adversary", 1, AGENT, adversary, edition, continuous, 0),
                        Role.of("agent", good, AGENT, agent, edition, continuous, 0)),
                Collections.nCopies(good, LANDMARK),
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
        int start = 2 * world * (1 + good);
        double adversary = Plane.squared(position, start, landmarks, goal);
        double nearest = Math.sqrt(Plane.nearestSquared(landmarks, goal, position, start + 2, good));
        rewards[from] = squared ? -adversary : -Math.sqrt(adversary);
        Arrays.fill(rewards, from + 1, from + 1 + good, -nearest + Math.sqrt(adversary));
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        double[] position = particles.position.read();
        double[] landmarks = particles.landmarks.read();
        int start = world * (1 + good);
        int row = start + agent;
        int at = from;
        if (agent > 0) {
            int goal = particles.placeOfGoal(world, 0);
            at = Sight.points(landmarks, goal, goal + 2, position[2 * row], position[2 * row + 1], into, at);
        }
        at = nearsight.landmarks(landmarks, particles.landmarksOf(world), good, position, row, into, at);
        nearsight.others(position, start, row, start + 1 + good, into, at);
    }
}
