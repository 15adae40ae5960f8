package io.throng.kernel.mason;

import java.lang.reflect.Field;
import sim.app.cto.CTOAgent;
import sim.app.cto.CooperativeObservation;
import sim.app.cto.KMeansEngine;
import sim.util.Bag;
import sim.util.Double2D;

/**
 * MASON's {@code CooperativeObservation} in which somebody else may tell observers where to go. Everything else, the rules
 * of movement and the targets, is MASON's, and so are the goals until {@link #lead} is called.
 */
final class LedObservation extends CooperativeObservation {
    private static final long serialVersionUID = 1;
    private static final double MARGIN = DIAMETER / 2;

    private final transient CTOAgent[] observers = new CTOAgent[NUM_AGENTS];
    private final transient CTOAgent[] targets = new CTOAgent[NUM_TARGETS];
    private final transient Double2D[] goals = new Double2D[NUM_AGENTS];

    private final int warmUpSteps;

    /** A model that has taken some steps by itself once it is started. */
    LedObservation(long seed, int warmUpSteps) {
        super(seed);
        this.warmUpSteps = warmUpSteps;
    }

    @Override
    public void start() {
        super.start();
        Bag bodies = environment.getAllObjects();
        for (int i = 0; i < bodies.numObjs; i++) {
            CTOAgent body = (CTOAgent) bodies.objs[i];
            (body.getState() == CTOAgent.AGENT ? observers : targets)[body.intID] = body;
        }
        Field engine = engine();
        try {
            engine.set(this, new Goals((KMeansEngine) engine.get(this)));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the engine of CooperativeObservation cannot be replaced", e);
        }
        for (int i = 0; i < warmUpSteps; i++) {
            schedule.step(this);
        }
    }

    /** The model keeps to its package who tells observers their goals. */
    private static Field engine() {
        try {
            Field engine = CooperativeObservation.class.getDeclaredField("kMeansEngine");
            engine.setAccessible(true);
            return engine;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("CooperativeObservation has no kMeansEngine; use MASON 18", e);
        }
    }

    /** Tells goals that were set, and otherwise those of the engine that comes with the model, which goes on working. */
    private final class Goals extends KMeansEngine {
        private static final long serialVersionUID = 1;
        private final transient KMeansEngine shipped;

        Goals(KMeansEngine shipped) {
            super(LedObservation.this);
            this.shipped = shipped;
        }

        @Override
        public Double2D getGoalPosition(int observer) {
            return goals[observer] == null ? shipped.getGoalPosition(observer) : goals[observer];
        }
    }

    /** From now on an observer makes for a point, or for that of the field which is nearest to it. */
    void lead(int observer, double x, double y) {
        goals[observer] =
                new Double2D(Math.clamp(x, XMIN + MARGIN, XMAX - MARGIN), Math.clamp(y, YMIN + MARGIN, YMAX - MARGIN));
    }

    Double2D observer(int observer) {
        return observers[observer].agentLocation;
    }

    Double2D target(int target) {
        return targets[target].agentLocation;
    }
}
