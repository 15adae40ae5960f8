package io.throng.kernel.mason;

import java.lang.reflect.InvocationTargetException;
import sim.engine.SimState;

/** Ends models. */
final class ModelEnd {
    private ModelEnd() {}

    /**
     * Ends a model as MASON does, and calls its method {@code stop()} where it has one: that of HeatBugs ends the threads that
     * diffuse the heat, and nothing in MASON 18 calls it.
     */
    static void end(SimState model) {
        model.finish();
        try {
            model.getClass().getMethod("stop").invoke(model);
        } catch (NoSuchMethodException | IllegalAccessException usual) {
            return;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("stop() of " + model.getClass().getName() + " failed", e.getCause());
        }
    }
}
