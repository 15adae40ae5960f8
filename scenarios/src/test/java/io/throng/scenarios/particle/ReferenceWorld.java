package io.throng.scenarios.particle;

import java.util.ArrayList;
import java.util.List;

/** The particle world as its specification says it, one body an object, every contact computed. */
final class ReferenceWorld {
    /** An agent or a landmark. */
    static final class Thing {
        final Body body;
        double x;
        double y;
        double velocityX;
        double velocityY;
        double forceX;
        double forceY;
        double[] said = {};

        Thing(Body body, double x, double y) {
            this.body = body;
            this.x = x;
            this.y = y;
        }

        double distance(Thing other) {
            return Math.sqrt(Math.pow(x - other.x, 2) + Math.pow(y - other.y, 2));
        }

        boolean touches(Thing other) {
            return distance(other) < body.size() + other.body.size();
        }
    }

    final List<Thing> agents = new ArrayList<>();
    final List<Thing> landmarks = new ArrayList<>();
    int[] goals = {};
    private final Integration integration;

    ReferenceWorld(Integration integration) {
        this.integration = integration;
    }

    /** The landmark that a goal is. */
    Thing goal(int goal) {
        return landmarks.get(goals[goal]);
    }

    /** One step under the force by which each agent moves itself, x, y after x, y. */
    void step(double... pushes) {
        for (int i = 0; i < agents.size(); i++) {
            agents.get(i).forceX = pushes[2 * i];
            agents.get(i).forceY = pushes[2 * i + 1];
        }
        List<Thing> all = new ArrayList<>(agents);
        all.addAll(landmarks);
        for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
                if (all.get(a).body.collides() && all.get(b).body.collides()) {
                    collide(all.get(a), all.get(b));
                }
            }
        }
        agents.stream().filter(agent -> agent.body.movable()).forEach(this::move);
    }

    private static void collide(Thing a, Thing b) {
        double distance = a.distance(b);
        double overlap = a.body.size() + b.body.size() - distance;
        double k = 0.001;
        double penetration = Math.max(0, overlap / k) + Math.log1p(Math.exp(-Math.abs(overlap / k)));
        double forceX = 100 * (a.x - b.x) / distance * penetration * k;
        double forceY = 100 * (a.y - b.y) / distance * penetration * k;
        a.forceX += forceX;
        a.forceY += forceY;
        b.forceX -= forceX;
        b.forceY -= forceY;
    }

    private void move(Thing agent) {
        if (integration == Integration.POSITION_FIRST) {
            agent.x += agent.velocityX * 0.1;
            agent.y += agent.velocityY * 0.1;
        }
        agent.velocityX = agent.velocityX * 0.75 + agent.forceX / agent.body.mass() * 0.1;
        agent.velocityY = agent.velocityY * 0.75 + agent.forceY / agent.body.mass() * 0.1;
        double speed = Math.hypot(agent.velocityX, agent.velocityY);
        if (speed > agent.body.maxSpeed()) {
            agent.velocityX *= agent.body.maxSpeed() / speed;
            agent.velocityY *= agent.body.maxSpeed() / speed;
        }
        if (integration == Integration.VELOCITY_FIRST) {
            agent.x += agent.velocityX * 0.1;
            agent.y += agent.velocityY * 0.1;
        }
    }
}
