package io.throng.viz.mason;

import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Scene;
import io.throng.kernel.record.Show;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.function.Consumer;
import sim.engine.SimState;

/** A show as a MASON model: starting goes back to its first step, a step of the schedule is at the time of one of Throng's. */
final class ShowModel extends SimState {
    private static final long serialVersionUID = 1;

    private final transient Show show;
    private final transient Consumer<Exception> trouble;
    private transient Frame frame;
    private transient long changes;

    /**
     * A model of a show.
     *
     * @param trouble is told what went wrong, from the thread it went wrong in, which holds locks: it must not wait
     */
    ShowModel(Show show, Consumer<Exception> trouble) throws IOException {
        super(1);
        this.show = show;
        this.trouble = trouble;
        frame = show.frame();
    }

    @Override
    public void start() {
        super.start();
        go(show.first());
    }

    /** Goes to a step and on from there, or ends. */
    private synchronized void go(long step) {
        if (move(step) && show.step() < show.last()) {
            schedule.scheduleOnce(show.next(), _ -> go(show.next()));
        } else {
            kill();
        }
    }

    private boolean move(long step) {
        try {
            show.move(step);
            frame = show.frame();
            changes++;
            return true;
        } catch (IOException | RuntimeException e) {
            trouble.accept(e);
            return false;
        }
    }

    Scene scene() {
        return show.scene();
    }

    synchronized long step() {
        return show.step();
    }

    /** What there is to see now. */
    synchronized Frame frame() {
        return frame;
    }

    /** How often there has been something else to see or to know. */
    synchronized long changes() {
        return changes;
    }

    synchronized List<Show.Knob> knobs() {
        return show.knobs();
    }

    /** The names of all measures so far. */
    synchronized SequencedSet<String> measured() {
        SequencedSet<String> names = new LinkedHashSet<>(frame.measures().keySet());
        show.measures().values().forEach(measures -> names.addAll(measures.keySet()));
        return names;
    }

    /** Measures of the present step, or the latest before it: not every step is measured. */
    synchronized SequencedMap<String, Double> measures() {
        SortedMap<Long, SequencedMap<String, Double>> before = show.measures().headMap(show.step() + 1);
        return frame.measures().isEmpty() && !before.isEmpty() ? before.get(before.lastKey()) : frame.measures();
    }

    /**
     * What is known about an agent now: nothing where it is not there.
     *
     * @param layer its number in the scene
     */
    synchronized AgentFacts known(int layer, long agent) {
        Layer.Agents agents = (Layer.Agents) scene().layers().get(layer);
        return show.portrait(agents.name(), agent)
                .map(AgentFacts::of)
                .orElseGet(() ->
                        AgentFacts.of(agents, (Frame.Agents) frame.layers().get(layer), agent));
    }

    /** Sets a knob from the present step on, or tells why not. */
    synchronized void set(String knob, String value) {
        try {
            show.set(knob, value);
            frame = show.frame();
            changes++;
        } catch (IOException | IllegalArgumentException e) {
            trouble.accept(e);
        }
    }
}
