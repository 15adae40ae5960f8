package io.throng.scenarios.particle;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Simple tag (Lowe et al., NeurIPS 2017): adversaries hunt good agents, which are smaller and faster, among obstacles.
 *
 * <p>All adversaries are paid 10 for each contact of any of them with any good agent, which loses 10, and is fined for
 * leaving the {@linkplain Border square}. One sees its velocity, its position, where obstacles and the others are from it,
 * and the velocities of the other good agents.
 */
final class Tag implements Task {
    private static final double CATCH = 10;
    private static final double OBSTACLE_RANGE = 0.9;
    private static final Body OBSTACLE = Body.obstacle(0.2);

    private final int adversaries;
    private final int agents;
    private final int obstacles;
    private final double touchingSquared;
    private final boolean endsWhenCaught;
    private final Nearsight nearsight;
    private final Particles particles;

    /** An episode may end as soon as every good agent is caught at once. */
    Tag(int good, int adversaries, int obstacles, boolean endsWhenCaught, Nearsight nearsight, Particles particles) {
        this.adversaries = adversaries;
        this.agents = good + adversaries;
        this.obstacles = obstacles;
        this.endsWhenCaught = endsWhenCaught;
        this.nearsight = nearsight;
        this.touchingSquared = Contacts.squareOf(
                adversary(Edition.MPE2).size() + good(Edition.MPE2).size());
        this.particles = particles;
    }

    static Body adversary(Edition edition) {
        return Body.agent(0.075).driven(edition.gain(3), 1);
    }

    static Body good(Edition edition) {
        return Body.agent(0.05).driven(edition.gain(4), 1.3);
    }

    static Scene scene(
            Edition edition,
            int good,
            int adversaries,
            int obstacles,
            Nearsight nearsight,
            int episodeSteps,
            boolean continuous) {
        int others = good + adversaries - 1;
        Sights hunting = seen(obstacles, others, good, nearsight);
        Sights hunted = seen(obstacles, others, good - 1, nearsight);
        List<Role> roles = List.of(
                Role.of("adversary", adversaries, adversary(edition), hunting, edition, continuous, 0),
                Role.of("agent", good, good(edition), hunted, edition, continuous, 0));
        return new Scene(
                roles,
                Collections.nCopies(obstacles, OBSTACLE),
                edition.landmarkRange(OBSTACLE_RANGE),
                0,
                0,
                edition.integration(),
                episodeSteps);
    }

    private static Sights seen(int obstacles, int others, int otherGood, Nearsight nearsight) {
        return new Sights()
                .vector("velocity")
                .vector("position")
                .vectors("to obstacle", nearsight.landmarks(obstacles))
                .vectors("to other", nearsight.agents(others), nearsight.inOrder("adversary", "agent"))
                .vectors("velocity of other agent", nearsight.agents(otherGood), nearsight.inOrder("agent"));
    }

    @Override
    public void pay(int world, double[] rewards, int from) {
        double[] position = particles.position.write();
        int start = world * agents;
        double caught = 0;
        for (int agent = adversaries; agent < agents; agent++) {
            int at = 2 * (start + agent);
            int contacts = contacts(position, 2 * start, at);
            caught += CATCH * contacts;
            rewards[from + agent] = -CATCH * contacts - Border.fine(position[at]) - Border.fine(position[at + 1]);
        }
        Arrays.fill(rewards, from, from + adversaries, caught);
    }

    /** How many adversaries, the first of which is at {@code start}, touch the agent that is at {@code at}. */
    private int contacts(double[] position, int start, int at) {
        int contacts = 0;
        for (int adversary = start; adversary < start + 2 * adversaries; adversary += 2) {
            contacts += Plane.squared(position, adversary, position, at) < touchingSquared ? 1 : 0;
        }
        return contacts;
    }

    @Override
    public void observe(int world, int agent, float[] into, int from) {
        double[] position = particles.position.read();
        double[] velocity = particles.velocity.read();
        int start = world * agents;
        int row = start + agent;
        double[] landmarks = particles.landmarks.read();
        int at = Sight.vector(velocity, row, into, from);
        at = Sight.vector(position, row, into, at);
        at = nearsight.landmarks(landmarks, particles.landmarksOf(world), obstacles, position, row, into, at);
        at = nearsight.others(position, start, row, start + agents, into, at);
        if (nearsight.agentNeighbours() > 0) {
            nearVelocities(start, row, into, at);
            return;
        }
        for (int good = start + adversaries; good < start + agents; good++) {
            if (good != row) {
                at = Sight.vector(velocity, good, into, at);
            }
        }
    }

    /** The velocities of the nearest others in the order in which they are seen, zeros in the places of adversaries. */
    private void nearVelocities(int start, int row, float[] into, int from) {
        double[] position = particles.position.read();
        Arrays.fill(into, from, from + 2 * nearsight.agentNeighbours(), 0);
        int other = -1;
        for (int slot = 0; slot < Math.min(nearsight.agentNeighbours(), agents - 1); slot++) {
            other = Sight.next(
                    position, 2 * start, agents, row - start, other, position[2 * row], position[2 * row + 1]);
            if (other >= adversaries) {
                Sight.vector(particles.velocity.read(), start + other, into, from + 2 * slot);
            }
        }
    }

    @Override
    public boolean isOver(int world) {
        return endsWhenCaught && areAllCaught(2 * world * agents);
    }

    private boolean areAllCaught(int start) {
        for (int agent = adversaries; agent < agents; agent++) {
            if (contacts(particles.position.write(), start, start + 2 * agent) == 0) {
                return false;
            }
        }
        return true;
    }
}
