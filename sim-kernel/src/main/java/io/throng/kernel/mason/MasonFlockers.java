package io.throng.kernel.mason;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sim.app.flockers.Flocker;
import sim.app.flockers.Flockers;
import sim.util.Bag;

/**
 * MASON's flocking demo {@code sim.app.flockers.Flockers} as it ships, stepped by its own schedule on the calling
 * thread and without a display.
 *
 * <p>Its birds move one after the other in a random order, each seeing those before it where they are already. Not for
 * several threads at once.
 */
public final class MasonFlockers {
    private final Flockers flockers;

    /**
     * Birds at step 0, with MASON's parameters but for the world's size.
     *
     * @param agents birds, at least 1
     * @param width of the torus, positive
     * @param height of the torus, positive
     * @param seed MASON's generator takes its low 32 bits
     */
    public MasonFlockers(int agents, double width, double height, long seed) {
        if (agents < 1) {
            throw new IllegalArgumentException("agents must be at least 1, got " + agents);
        }
        if (!(width > 0 && height > 0)) {
            throw new IllegalArgumentException("width and height must be positive, got " + width + " x " + height);
        }
        this.flockers = new Flockers(seed);
        flockers.numFlockers = agents;
        flockers.width = width;
        flockers.height = height;
        flockers.start();
    }

    /**
     * Takes steps.
     *
     * @param steps at least 1
     * @return processor time of the calling thread per bird and step, in nanoseconds; garbage collection is not in it
     */
    public double run(int steps) {
        return CallersTime.perAgentStep(flockers, steps, flockers.numFlockers);
    }

    /** How many others a bird sees, on average over all birds, dead ones too. */
    public double neighbours() {
        return sum(bird -> bird.getNeighbors().numObjs - 1) / flockers.numFlockers;
    }

    /** The length of the living birds' mean unit heading; birds that have not moved have no heading but count. */
    public double order() {
        double x = sum(bird -> heading(bird, bird.lastd.x));
        double y = sum(bird -> heading(bird, bird.lastd.y));
        double living = sum(bird -> bird.dead ? 0 : 1);
        return living > 0 ? Math.sqrt(x * x + y * y) / living : 0;
    }

    private static double heading(Flocker bird, double along) {
        double length = bird.lastd.length();
        return bird.dead || length == 0 ? 0 : along / length;
    }

    private double sum(ToDoubleFunction<Flocker> of) {
        Bag birds = flockers.flockers.getAllObjects();
        double sum = 0;
        for (int i = 0; i < birds.numObjs; i++) {
            sum += of.applyAsDouble((Flocker) birds.objs[i]);
        }
        return sum;
    }

    /** MASON's parameters of the rules by MASON's names, so that whoever compares can check that they are the same. */
    public Map<String, Double> parameters() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("cohesion", flockers.cohesion);
        values.put("avoidance", flockers.avoidance);
        values.put("randomness", flockers.randomness);
        values.put("consistency", flockers.consistency);
        values.put("momentum", flockers.momentum);
        values.put("deadFlockerProbability", flockers.deadFlockerProbability);
        values.put("neighborhood", flockers.neighborhood);
        values.put("jump", flockers.jump);
        return values;
    }
}
