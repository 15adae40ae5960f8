package io.throng.scenarios.particle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple spread (Lowe et al., NeurIPS 2017): agents are to stand on all landmarks, one on each, without touching.
 *
 * <p>Agents of size 0.15 collide, landmarks of size 0.05 do not. An agent sees, in this order, its velocity, its
 * position, where the landmarks and the other agents are from it, and messages of the others, which are always 0.
 */
final class Spread implements Task {
    private static final Body AGENT = Body.agent(0.15);
    private static final Body LANDMARK = Body.mark(0.05);
    private static final int MESSAGE = 2;

    private final int agents;
    private final double touchingSquared;
    private final SpreadReward reward;
    private final Particles particles;

    Spread(int agents, SpreadReward reward, Particles particles) {
        this.agents = agents;
        this.touchingSquared = Contacts.squareOf(AGENT.size() + AGENT.size());
        this.reward = reward;
        this.particles = particles;
    }

    static Scene scene(Edition edition, int agents, int episodeSteps, boolean continuous) {
        Sights seen = new Sights()
                .vector("velocity")
                .vector("position")
                .vectors("to landmark", agents)
                .vectors("to other", agents - 1)
                .numbers("message", MESSAGE, agents - 1);
        return new Scene(
                List.of(Role.of("agent", agents, AGENT, seen, edition, continuous, 0)),
                Collections.nCopies(agents, LANDMARK),
                edition.landmarkRange(1),
                0,
                0,
                edition.integration(),
                episodeSteps);
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        double[] position = particles.position.write();
        countContacts(position, world, rewards, from);
        reward.pay(cover(position, world), rewards, from, agents);
    }

    private void countContacts(double[] position, int world, double[] rewards, int from) {
        int start = 2 * world * agents;
        Arrays.fill(rewards, from, from + agents, 0);
        for (int a = 0; a < agents; a++) {
            for (int b = a + 1; b < agents; b++) {
                if (Plane.squared(position, start + 2 * a, position, start + 2 * b) < touchingSquared) {
                    rewards[from + a] -= 1;
                    rewards[from + b] -= 1;
                }
            }
        }
    }

    private double cover(double[] position, int world) {
        double[] landmarks = particles.landmarks.read();
        int start = 2 * world * agents;
        double cover = 0;
        for (int landmark = start; landmark < start + 2 * agents; landmark += 2) {
            cover -= Math.sqrt(Plane.nearestSquared(landmarks, landmark, position, start, agents));
        }
        return cover;
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        double[] position = particles.position.read();
        int start = world * agents;
        int row = start + agent;
        int at = Sight.vector(particles.velocity.read(), row, into, from);
        at = Sight.vector(position, row, into, at);
        at = Sight.points(
                particles.landmarks.read(),
                2 * start,
                2 * (start + agents),
                position[2 * row],
                position[2 * row + 1],
                into,
                at);
        at = Sight.others(position, start, row, start + agents, into, at);
        Arrays.fill(into, at, at + MESSAGE * (agents - 1), 0);
    }
}
