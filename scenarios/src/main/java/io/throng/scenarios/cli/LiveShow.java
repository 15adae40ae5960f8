package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.kernel.Snapshot;
import io.throng.kernel.World;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Scene;
import io.throng.kernel.record.Show;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Version;
import io.throng.scenarios.script.Scripted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run that goes on as it is looked at, and back: from the latest of the moments it kept, on again to where it was asked for.
 * What is set on the way are events of the run. Setting something in the past gives up the events after it.
 *
 * <p>For one thread.
 */
final class LiveShow implements Show {
    private static final int MEASURING_SHARE = 4;

    private final Scenario<?> scenario;
    private final Record first;
    private final Execution execution;
    private final Moments moments;
    private final List<Event> events = new ArrayList<>();
    private final TreeMap<Long, SequencedMap<String, Double>> measures = new TreeMap<>();
    private Record parameters;
    private ScenarioRun run;
    private Camera camera;
    private final Scene scene;
    private long measuringNanos;
    private long measuredAt;

    /**
     * A show of a run.
     *
     * @param parameters those the run was built with
     */
    LiveShow(Scenario<?> scenario, Record parameters, ScenarioRun run, Execution execution) {
        this.scenario = scenario;
        this.first = parameters;
        this.parameters = parameters;
        this.execution = execution;
        this.run = run;
        this.camera = run.world().camera();
        this.scene = camera.scene();
        this.moments = new Moments(run);
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public SequencedMap<String, String> facts() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("scenario", scenario.name());
        facts.put("seed", String.valueOf(run.simulation().seed()));
        facts.put("version", "Throng " + Version.current());
        facts.put("from", "a live run");
        if (!run.batches().isEmpty()) {
            facts.put("policies", run.policies().described());
        }
        return facts;
    }

    @Override
    public long first() {
        return moments.first();
    }

    @Override
    public long last() {
        return Long.MAX_VALUE;
    }

    @Override
    public long step() {
        return run.step();
    }

    @Override
    public void move(long step) {
        if (step < run.step()) {
            Moments.Moment moment = moments.before(step);
            resume(
                    moment.snapshot(),
                    moment.policies(),
                    parametersAt(moment.snapshot().step()));
        }
        while (run.step() < step) {
            long next = nextEvent(run.step(), step);
            moments.advance(run, next - run.step());
            if (run.step() < next) {
                throw new IllegalStateException("the run was stopped at step " + run.step());
            }
            Record due = parametersAt(next);
            if (!due.equals(parameters)) {
                resume(run.simulation().snapshot(), run.policies().memories(), due);
            }
        }
    }

    /** The next step in which something was set, or the limit. */
    private long nextEvent(long step, long limit) {
        return events.stream()
                .mapToLong(Event::step)
                .filter(event -> event > step && event < limit)
                .min()
                .orElse(limit);
    }

    private Record parametersAt(long step) {
        Map<String, String> changes = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.step() <= step)
                .forEach(event -> changes.put(event.name(), event.value()));
        return Parameters.with(first, changes);
    }

    /** Goes on from a state with other parameters. */
    private void resume(Snapshot state, RunPolicies.Memories memories, Record others) {
        ScenarioRun next = begun(state, memories, others);
        run.close();
        run = next;
        parameters = others;
        camera = run.world().camera();
    }

    private ScenarioRun begun(Snapshot state, RunPolicies.Memories memories, Record others) {
        World world = ScenarioRun.build(scenario, others);
        requireSameSpace(world);
        Snapshot renamed = new Snapshot(state.worldName(), world.parameters(), state.state());
        return ScenarioRun.restore(scenario, others, renamed, run.policies().remembering(memories), execution);
    }

    private void requireSameSpace(World world) {
        Scene other = world.camera().scene();
        if (!other.extent().equals(scene.extent())
                || other.layers().size() != scene.layers().size()) {
            throw new IllegalArgumentException(
                    "this changes the space, which stays as it is in a run; begin another run");
        }
    }

    @Override
    public Frame frame() {
        Frame frame = run.frame(camera);
        return frame.with(measured(frame.step()));
    }

    /** Measures take at most a part of the time: a world may measure longer than it steps. */
    private SequencedMap<String, Double> measured(long step) {
        long begun = System.nanoTime();
        if (!measures.containsKey(step) && begun - measuredAt >= MEASURING_SHARE * measuringNanos) {
            measures.put(step, run.measures());
            measuredAt = System.nanoTime();
            measuringNanos = measuredAt - begun;
        }
        return measures.getOrDefault(step, new LinkedHashMap<>());
    }

    @Override
    public SortedMap<Long, SequencedMap<String, Double>> measures() {
        return Collections.unmodifiableSortedMap(measures);
    }

    String hash() {
        return run.hash();
    }

    @Override
    public Optional<Portrait> portrait(String layer, long agent) {
        if (!camera.showsAgents(layer)) {
            return Optional.empty();
        }
        List<String> among = scene.layers().stream()
                .map(Layer::name)
                .filter(camera::showsAgents)
                .toList();
        return AgentPortrait.of(run, agent, among);
    }

    @Override
    public List<Knob> knobs() {
        return Knobs.of(scenario, parameters);
    }

    @Override
    public void set(String knob, String value) {
        if (Knobs.of(scenario, parameters).stream()
                .noneMatch(each -> each.name().equals(knob))) {
            throw new IllegalArgumentException(knob + " cannot be set while a run goes on");
        }
        long step = run.step();
        Record others = Parameters.with(parameters, Map.of(knob, value));
        if (others.equals(parameters)) {
            return;
        }
        resume(run.simulation().snapshot(), run.policies().memories(), others);
        events.removeIf(event ->
                event.step() > step || event.step() == step && event.name().equals(knob));
        events.add(new Event(step, knob, value));
        moments.forgetAfter(step);
        measures.tailMap(step, false).clear();
    }

    @Override
    public List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public Show fork() {
        ScenarioRun other = begun(run.simulation().snapshot(), run.policies().memories(), parameters);
        LiveShow forked = new LiveShow(scenario, first, other, execution);
        forked.parameters = parameters;
        forked.events.addAll(events);
        forked.measures.putAll(measures);
        return forked;
    }

    @Override
    public Optional<String> asJava() {
        return scenario instanceof Scripted
                ? Optional.empty()
                : Optional.of(new JavaProgram(scenario, first, run.simulation().seed(), events, run.step()).text());
    }

    @Override
    public void close() {
        run.close();
    }
}
