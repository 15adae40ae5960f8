package io.throng.scenarios.particle;

import io.throng.agents.Kind;
import io.throng.agents.arena.Factors;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Draws;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
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
final class SpreadGame implements Game {
    private static final double AGENT_SIZE = 0.15;
    private static final double LANDMARK_SIZE = 0.05;
    private static final int MESSAGE = 2;

    private final SpreadRules rules;
    private final int agents;
    private final double fullPush;
    private final double touchingSquared;
    private final Particles particles;
    private final Physics physics;
    private final List<Kind> kinds;

    SpreadGame(SpreadRules rules, Table agentTable, Table worldTable) {
        this.rules = rules;
        this.agents = rules.agents();
        Body agent = Body.agent(AGENT_SIZE);
        this.fullPush = agent.gain();
        this.touchingSquared = Contacts.squareOf(agent.size() + agent.size());
        this.particles = new Particles(agentTable, worldTable, agents);
        this.physics = new Physics(
                Collections.nCopies(agents, agent),
                Collections.nCopies(agents, Body.mark(LANDMARK_SIZE)),
                rules.integration());
        this.kinds = List.of(new Kind("agent", agents, seen(), rules.control().spec()));
    }

    private ObservationSpec seen() {
        List<Feature> features = new ArrayList<>();
        addVector(features, "velocity");
        addVector(features, "position");
        for (int landmark = 0; landmark < agents; landmark++) {
            addVector(features, "to landmark " + landmark);
        }
        for (int other = 0; other < agents - 1; other++) {
            addVector(features, "to other " + other);
        }
        for (int other = 0; other < agents - 1; other++) {
            for (int i = 0; i < MESSAGE; i++) {
                features.add(Feature.unbounded("message " + i + " of other " + other, ""));
            }
        }
        return new ObservationSpec(features);
    }

    private static void addVector(List<Feature> features, String name) {
        features.add(Feature.unbounded(name + " x", ""));
        features.add(Feature.unbounded(name + " y", ""));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public Optional<Factors> factors(int kind) {
        return Optional.of(new SpreadFactors(agents, 2 * AGENT_SIZE));
    }

    @Override
    public int episodeLimit() {
        return rules.episodeSteps();
    }

    @Override
    public void begin(Turn turn, int world) {
        Draws draws = turn.random().draws();
        int from = 2 * world * agents;
        int to = from + 2 * agents;
        Arrays.fill(particles.velocity.write(), from, to, 0);
        Arrays.fill(particles.push.write(), from, to, 0);
        for (int i = from; i < to; i++) {
            particles.position.write()[i] = draws.uniform(-1, 1);
        }
        for (int i = from; i < to; i++) {
            particles.landmarks.write()[i] = rules.landmarkRange() * draws.uniform(-1, 1);
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        double[] push = particles.push.write();
        double x = rules.control().x(actions, from);
        double y = rules.control().y(actions, from);
        push[2 * row] = x * fullPush;
        push[2 * row + 1] = y * fullPush;
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        physics.step(particles, world);
        double[] position = particles.position.write();
        countContacts(position, world, rewards, from);
        rules.reward().pay(cover(position, world), rewards, from, agents);
        return false;
    }

    private void countContacts(double[] position, int world, double[] rewards, int from) {
        int start = 2 * world * agents;
        Arrays.fill(rewards, from, from + agents, 0);
        for (int a = 0; a < agents; a++) {
            for (int b = a + 1; b < agents; b++) {
                if (squaredDistance(position, start + 2 * a, position, start + 2 * b) < touchingSquared) {
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
        for (int landmark = 0; landmark < agents; landmark++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int a = 0; a < agents; a++) {
                double squared = squaredDistance(position, start + 2 * a, landmarks, start + 2 * landmark);
                nearest = squared < nearest ? squared : nearest;
            }
            cover -= Math.sqrt(nearest);
        }
        return cover;
    }

    private static double squaredDistance(double[] ofA, int a, double[] ofB, int b) {
        double x = ofA[a] - ofB[b];
        double y = ofA[a + 1] - ofB[b + 1];
        return x * x + y * y;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        double[] position = particles.position.read();
        double[] velocity = particles.velocity.read();
        double[] landmarks = particles.landmarks.read();
        int start = row / agents * agents;
        double x = position[2 * row];
        double y = position[2 * row + 1];
        into[from] = (float) velocity[2 * row];
        into[from + 1] = (float) velocity[2 * row + 1];
        into[from + 2] = (float) x;
        into[from + 3] = (float) y;
        int at = see(landmarks, start, start + agents, x, y, into, from + 4);
        at = see(position, start, row, x, y, into, at);
        at = see(position, row + 1, start + agents, x, y, into, at);
        Arrays.fill(into, at, at + MESSAGE * (agents - 1), 0);
    }

    private static int see(double[] points, int from, int to, double x, double y, float[] into, int at) {
        int shift = at - 2 * from;
        for (int i = 2 * from; i < 2 * to; i += 2) {
            into[shift + i] = (float) (points[i] - x);
            into[shift + i + 1] = (float) (points[i + 1] - y);
        }
        return shift + 2 * to;
    }
}
