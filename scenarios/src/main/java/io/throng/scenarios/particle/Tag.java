package io.throng.scenarios.particle;

import java.util.ArrayList;
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
    private final Particles particles;

    Tag(int good, int adversaries, int obstacles, Particles particles) {
        this.adversaries = adversaries;
        this.agents = good + adversaries;
        this.obstacles = obstacles;
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
            Edition edition, int good, int adversaries, int obstacles, int episodeSteps, boolean continuous) {
        int others = good + adversaries - 1;
        List<Role> roles = new ArrayList<>();
        roles.add(Role.of(
                "adversary", adversaries, adversary(edition), seen(obstacles, others, good), edition, continuous, 0));
        roles.add(Role.of("agent", good, good(edition), seen(obstacles, others, good - 1), edition, continuous, 0));
        return new Scene(
                roles,
                Collections.nCopies(obstacles, OBSTACLE),
                edition.landmarkRange(OBSTACLE_RANGE),
                0,
                0,
                edition.integration(),
                episodeSteps);
    }

    private static Sights seen(int obstacles, int others, int otherGood) {
        return new Sights()
                .vector("velocity")
                .vector("position")
                .vectors("to obstacle", obstacles)
                .vectors("to other", others)
                .vectors("velocity of other agent", otherGood);
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
        int obstaclesFrom = particles.landmarksOf(world);
        int at = Sight.vector(velocity, row, into, from);
        at = Sight.vector(position, row, into, at);
        at = Sight.points(
                particles.landmarks.read(),
                obstaclesFrom,
                obstaclesFrom + 2 * obstacles,
                position[2 * row],
                position[2 * row + 1],
                into,
                at);
        at = Sight.others(position, start, row, start + agents, into, at);
        for (int good = start + adversaries; good < start + agents; good++) {
            if (good != row) {
                at = Sight.vector(velocity, good, into, at);
            }
        }
    }
}
