package io.throng.viz.mason;

import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Scene;
import io.throng.kernel.record.Show;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import sim.engine.SimState;
import sim.util.gui.Utilities;

/** A show as a MASON model: starting goes back to its first step, a step of the schedule is one of Throng's. */
final class ShowModel extends SimState {
    private static final long serialVersionUID = 1;

    private final transient Show show;
    private transient Frame frame;

    ShowModel(Show show) throws IOException {
        super(1);
        this.show = show;
        frame = show.frame();
    }

    @Override
    public void start() {
        super.start();
        move(show.first());
        schedule.scheduleRepeating(show.first() + 1.0, _ -> advance());
    }

    private synchronized void advance() {
        if (show.step() < show.last()) {
            move(show.step() + 1);
        }
        if (show.step() == show.last()) {
            kill();
        }
    }

    private synchronized void move(long step) {
        try {
            show.move(step);
            frame = show.frame();
        } catch (IOException e) {
            Utilities.informOfError(e, "Step " + step + " cannot be shown.", null);
            kill();
        }
    }

    Scene scene() {
        return show.scene();
    }

    synchronized long step() {
        return show.step();
    }

    synchronized Frame frame() {
        return frame;
    }

    synchronized List<Show.Knob> knobs() {
        return show.knobs();
    }

    /** Measures of the present step. */
    synchronized SequencedMap<String, Double> measures() {
        return frame.measures();
    }

    synchronized Optional<Show.Portrait> portrait(String layer, long agent) {
        return show.portrait(layer, agent);
    }

    /**
     * Sets a knob from the present step on.
     *
     * @throws IllegalArgumentException if the value is refused
     */
    synchronized void set(String knob, String value) {
        show.set(knob, value);
        try {
            frame = show.frame();
        } catch (IOException e) {
            Utilities.informOfError(e, "Step " + show.step() + " cannot be shown.", null);
        }
    }
}
