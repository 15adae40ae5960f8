package io.throng.kernel.mason;

import java.util.LinkedHashMap;
import java.util.Map;
import sim.app.heatbugs.HeatBug;
import sim.app.heatbugs.HeatBugs;
import sim.util.Bag;
import sim.util.Int2D;

/**
 * MASON's demo {@code sim.app.heatbugs.HeatBugs} as it ships, stepped by its own schedule on the calling thread and
 * without a display.
 *
 * <p>Where there are several processors MASON lets two threads of its own diffuse the heat. Here its other diffuser,
 * which computes the same bits on one thread, takes their place, so that processor time can be told.
 */
public final class MasonHeatBugs {
    private final HeatBugs model;

    /**
     * Bugs at step 0, with MASON's parameters but for the sizes.
     *
     * @param bugs at least 1; several may share a cell
     * @param width of the torus in cells, at least 1
     * @param height of the torus in cells, at least 1
     * @param seed MASON's generator takes its low 32 bits
     */
    public MasonHeatBugs(int bugs, int width, int height, long seed) {
        if (bugs < 1) {
            throw new IllegalArgumentException("bugs must be at least 1, got " + bugs);
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be at least 1, got " + width + " x " + height);
        }
        this.model = new HeatBugs(seed, width, height, bugs);
        model.schedule = new OneThreadSchedule();
        model.start();
    }

    /** The bugs, which stay the same in number. */
    public int bugs() {
        return model.bugCount;
    }

    /**
     * Takes steps; the diffusion of the heat is in the time.
     *
     * @param steps at least 1
     * @return processor time of the calling thread per bug and step, in nanoseconds; garbage collection is not in it
     */
    public double run(int steps) {
        return CallersTime.perAgentStep(model, steps, bugs());
    }

    /** How far from its ideal the heat under a bug is, on average over the bugs; in MASON's unit of heat. */
    public double discomfort() {
        Bag bugs = model.buggrid.getAllObjects();
        double sum = 0;
        for (int i = 0; i < bugs.numObjs; i++) {
            HeatBug bug = (HeatBug) bugs.objs[i];
            Int2D place = model.buggrid.getObjectLocation(bug);
            sum += Math.abs(model.valgrid.get(place.x, place.y) - bug.idealTemp);
        }
        return sum / bugs.numObjs;
    }

    /** The mean heat of a cell, in MASON's unit of heat. */
    public double heat() {
        return model.valgrid.mean();
    }

    /** MASON's parameters of the rules by MASON's names, so that whoever compares can check that they are the same. */
    public Map<String, Double> parameters() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("minIdealTemp", model.minIdealTemp);
        values.put("maxIdealTemp", model.maxIdealTemp);
        values.put("minOutputHeat", model.minOutputHeat);
        values.put("maxOutputHeat", model.maxOutputHeat);
        values.put("evaporationRate", model.evaporationRate);
        values.put("diffusionRate", model.diffusionRate);
        values.put("randomMovementProbability", model.randomMovementProbability);
        values.put("maximumHeat", HeatBugs.MAX_HEAT);
        return values;
    }
}
