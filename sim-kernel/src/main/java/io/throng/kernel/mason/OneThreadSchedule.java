package io.throng.kernel.mason;

import sim.app.heatbugs.Diffuser;
import sim.app.heatbugs.ThreadedDiffuser;
import sim.engine.Schedule;
import sim.engine.Steppable;
import sim.engine.Stoppable;

/**
 * A schedule for HeatBugs that puts MASON's diffuser of one thread where it would put that of two, which computes the same
 * bits: so that a model stays on the thread that steps it.
 */
final class OneThreadSchedule extends Schedule {
    private static final long serialVersionUID = 1;

    @Override
    public Stoppable scheduleRepeating(double time, int ordering, Steppable event, double interval) {
        Steppable mine = event instanceof ThreadedDiffuser ? new Diffuser() : event;
        return super.scheduleRepeating(time, ordering, mine, interval);
    }
}
