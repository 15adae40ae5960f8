package io.throng.scenarios.particle;

import io.throng.agents.arena.Factors;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
    private static final double COVERED_SQUARED = Contacts.squareOf(0.1);

    private final int agents;
    private final double touchingSquared;
    private final SpreadReward reward;
    private final boolean endsWhenCovered;
    private final Nearsight nearsight;
    private final Particles particles;

    /** An episode may end as soon as there is an agent nearer than 0.1 to every landmark. */
    Spread(int agents, SpreadReward reward, boolean endsWhenCovered, Nearsight nearsight, Particles particles) {
        this.agents = agents;
        this.touchingSquared = Contacts.squareOf(AGENT.size() + AGENT.size());
        this.reward = reward;
        this.endsWhenCovered = endsWhenCovered;
        this.nearsight = nearsight;
        this.particles = particles;
    }

    static Scene scene(Edition edition, int agents, Nearsight nearsight, int episodeSteps, boolean continuous) {
        int others = nearsight.agents(agents - 1);
        Sights seen = new Sights()
                .vector("velocity")
                .vector("position")
                .vectors("to landmark", nearsight.landmarks(agents))
                .vectors("to other", others, nearsight.inOrder("agent"))
                .numbers("message", MESSAGE, others, nearsight.inOrder("agent"));
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
    public Optional<Factors> factors(int kind) {
        return Optional.of(new SpreadFactors(agents, 2 * AGENT.size()));
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
        at = nearsight.landmarks(particles.landmarks.read(), 2 * start, agents, position, row, into, at);
        at = nearsight.others(position, start, row, start + agents, into, at);
        Arrays.fill(into, at, at + MESSAGE * nearsight.agents(agents - 1), 0);
    }

    @Override
    public boolean isOver(int world) {
        return endsWhenCovered && isCovered(world);
    }

    private boolean isCovered(int world) {
        double[] landmarks = particles.landmarks.read();
        int start = 2 * world * agents;
        for (int landmark = start; landmark < start + 2 * agents; landmark += 2) {
            double nearest = Plane.nearestSquared(landmarks, landmark, particles.position.write(), start, agents);
            if (nearest >= COVERED_SQUARED) {
                return false;
            }
        }
        return true;
    }
}
