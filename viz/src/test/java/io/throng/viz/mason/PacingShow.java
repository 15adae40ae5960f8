package io.throng.viz.mason;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Range;
import io.throng.kernel.record.Scene;
import io.throng.kernel.record.Show;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Three agents, of which one paces along x, over a field; it ends after 40 steps. Not for two threads at once: it tells. */
final class PacingShow implements Show {
    static final long LAST = 40;

    private final Camera camera = Camera.on("Pacing", "", Extent.of(100, 50, "m"))
            .field("height", "m", 10, 5, Range.of(0, 50), cell -> cell)
            .agents("walkers", Glyph.SQUARE, 4, AgentRows.things(3), all -> all.at(this::x, row -> 10 + 10 * row));
    private long step;
    private double stride = 1;
    private String gait = "walk";
    private String errand = "";
    private final AtomicInteger inside = new AtomicInteger();
    volatile boolean wasEnteredTwice;
    boolean isClosed;
    long failsAt = Long.MAX_VALUE;

    private double x(int agent) {
        return agent == 1 ? 20 + stride * step : 50;
    }

    private void enter() {
        if (inside.getAndIncrement() > 0) {
            wasEnteredTwice = true;
        }
    }

    private void leave() {
        inside.decrementAndGet();
    }

    @Override
    public Scene scene() {
        return camera.scene();
    }

    @Override
    public SequencedMap<String, String> facts() {
        return new LinkedHashMap<>();
    }

    @Override
    public long first() {
        return 0;
    }

    @Override
    public long last() {
        return LAST;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public void move(long to) {
        enter();
        if (to >= failsAt) {
            leave();
            throw new IllegalStateException("fell at step " + to);
        }
        step = to;
        leave();
    }

    @Override
    public Frame frame() {
        enter();
        Frame frame = camera.take(step).with(Map.of("paced", stride * step));
        leave();
        return frame;
    }

    @Override
    public SortedMap<Long, SequencedMap<String, Double>> measures() {
        return new TreeMap<>();
    }

    @Override
    public Optional<Portrait> portrait(String layer, long agent) {
        enter();
        SequencedMap<String, List<Value>> parts = new LinkedHashMap<>();
        parts.put("state", List.of(new Value("x", "m", List.of(x((int) agent)))));
        parts.put("observation", List.of(new Value("others", "m", List.of(1.0, 2.0))));
        leave();
        return Optional.of(new Portrait(parts, Map.of(), List.of()));
    }

    @Override
    public List<Knob> knobs() {
        return List.of(
                new Knob("stride", Knob.Kind.NUMBER, String.valueOf(stride), List.of()),
                new Knob("gait", Knob.Kind.CHOICE, gait, List.of("walk", "run")),
                new Knob("errand", Knob.Kind.CHOICE, errand, List.of()));
    }

    @Override
    public void set(String knob, String value) {
        enter();
        switch (knob) {
            case "stride" -> stride = stride(value);
            case "gait" -> gait = value;
            default -> errand = value;
        }
        leave();
    }

    private double stride(String value) {
        double stride = Double.parseDouble(value);
        if (stride <= 0) {
            leave();
            throw new IllegalArgumentException("stride must be above 0, got " + value);
        }
        return stride;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
