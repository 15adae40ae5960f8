package io.throng.scenarios.script;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.kernel.Turn;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.space.Plane;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The world of a {@link WorldPlan} in which some kinds learn, as the rules of a game: only those who learn are agents of the
 * arena; all agents, they among them, are part of the worlds' state and take their turns when their world is settled. What
 * learners perceive is part of the state too, because only there the whole world is put up to be looked at.
 */
final class ScriptedGame implements Game {
    private final String name;
    private final Plane plane;
    private final Table worlds;
    private final List<Measure> measures = new ArrayList<>();
    private final Roster roster;
    private final WorldStore store;
    private final int episodeLimit;
    private final Predicate<Population> end;
    private final boolean byHand;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Learning> learnings = new ArrayList<>();

    /** Which of {@link #learnings} an agent of a world learns by, by its number; -1 if it does not learn. */
    private final int[] learningOf;

    /** Which agent of the arena's world an agent is, by its number; -1 if it does not learn. */
    private final int[] learnerOf;

    /** The number in its world of each agent of the arena's world. */
    private final int[] numberOf;

    private final int columns;
    private final int features;
    private final FloatColumn action;
    private final FloatColumn perceived;
    private final IntColumn step;

    @SuppressWarnings("ThreadLocalUsage") // belongs to this game: a static one would be shared between games
    private final ThreadLocal<Stage> stage;

    /**
     * Declares what it needs.
     *
     * @param byHand whether learners act by the rules that a person wrote
     */
    ScriptedGame(String name, WorldPlan plan, boolean byHand, Table agents, Table worlds) {
        this.name = name;
        this.plane = plan.plane;
        this.worlds = worlds;
        this.roster = new Roster(name, plan);
        plan.figures.forEach((measure, figure) ->
                measures.add(new ScriptedMeasure(measure, figure.unit(), () -> mean(figure.of()))));
        this.episodeLimit = plan.episode();
        this.end = plan.end;
        this.byHand = byHand;
        this.learningOf = new int[roster.agents()];
        this.learnerOf = new int[roster.agents()];
        this.numberOf = enlist(plan.learners);
        this.columns =
                kinds.stream().mapToInt(kind -> kind.action().columns()).max().orElseThrow();
        this.features =
                kinds.stream().mapToInt(kind -> kind.observation().size()).max().orElseThrow();
        this.action = agents.floats("action", "", columns);
        this.perceived = agents.floats("perceived", "", features);
        this.step = worlds.ints("step of the world", "");
        this.store = new WorldStore(worlds, roster);
        this.stage = ThreadLocal.withInitial(() -> new Stage(roster, plan.plane, store));
    }

    private int[] enlist(Map<String, Learning> learners) {
        Arrays.fill(learningOf, -1);
        Arrays.fill(learnerOf, -1);
        int[] numbers = new int[roster.agents()];
        int count = 0;
        for (int kind = 0; kind < roster.kinds().size(); kind++) {
            Learning learning = learners.get(roster.kinds().name(kind));
            if (learning != null) {
                kinds.add(learning.kind(roster.count(kind)));
                for (int i = 0; i < roster.count(kind); i++) {
                    int number = roster.firstOf(kind) + i;
                    learningOf[number] = learnings.size();
                    learnerOf[number] = count;
                    numbers[count++] = number;
                }
                learnings.add(learning);
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    /** A world as it stands between two steps, on this thread, until the thread puts up another. */
    private Stage shown(int world) {
        Stage mine = stage.get();
        mine.putUp(world);
        return mine;
    }

    @Override
    public List<Measure> measures() {
        return List.copyOf(measures);
    }

    /** A figure in the mean over all worlds. */
    private double mean(ToDoubleFunction<Population> figure) {
        double sum = 0;
        for (int world = 0; world < worlds.rows(); world++) {
            sum += shown(world).figure(figure);
        }
        return sum / worlds.rows();
    }

    @Override
    public Camera camera() {
        AgentRows living = AgentRows.where(roster.agents(), agent -> store.isAlive(0, agent));
        return Camera.on(name, Extent.of(plane.width(), plane.height(), "m"))
                .agents("agents", Glyph.DART, 0, living, all -> {
                    all.at(agent -> store.x(0, agent), agent -> store.y(0, agent))
                            .heading(agent -> store.heading(0, agent));
                    if (roster.kinds().size() > 1) {
                        all.category("kind", roster.kinds().all(), roster::kindOf);
                    }
                });
    }

    @Override
    public List<Kind> kinds() {
        return List.copyOf(kinds);
    }

    @Override
    public int episodeLimit() {
        return episodeLimit;
    }

    @Override
    public void begin(Turn turn, int world) {
        step.write()[world] = 0;
        Stage mine = stage.get();
        mine.found(turn);
        perceive(mine, world * numberOf.length);
        mine.putAway(world);
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        int width = kindOf(row).action().columns();
        System.arraycopy(actions, from, action.write(), row * columns, width);
    }

    private Kind kindOf(int row) {
        return kinds.get(learningOf[numberOf[row % numberOf.length]]);
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        Stage mine = stage.get();
        mine.putUp(world);
        mine.step(turn, step.read()[world], id -> act(mine, id, from));
        step.write()[world] = step.read()[world] + 1;
        reward(mine, rewards, from);
        mine.bury();
        int left = perceive(mine, from);
        mine.putAway(world);
        return left == 0 || end.test(mine.all());
    }

    private void act(Stage mine, int id, int from) {
        if (learningOf[id] >= 0) {
            Learning learning = learnings.get(learningOf[id]);
            if (byHand && learning.byHand().isPresent()) {
                learning.byHand().get().act(mine.agent(), mine.near());
            } else {
                learning.act(mine.agent(), mine.near(), action.write(), (from + learnerOf[id]) * columns);
            }
        }
    }

    /** Writes what each learner of a world earned in the step; nothing for those who were dead before. */
    private void reward(Stage mine, double[] rewards, int from) {
        Arrays.fill(rewards, from, from + numberOf.length, 0);
        double[] shared = new double[learnings.size()];
        for (int i = 0; i < shared.length; i++) {
            for (var each : learnings.get(i).shared) {
                shared[i] += each.applyAsDouble(mine.all());
            }
        }
        for (int row = 0; row < mine.rows(); row++) {
            int id = mine.id(row);
            if (learningOf[id] >= 0) {
                mine.lookAt(row);
                double earned = shared[learningOf[id]];
                for (var each : learnings.get(learningOf[id]).rewards) {
                    earned += each.applyAsDouble(mine.agent(), mine.near());
                }
                rewards[from + learnerOf[id]] = earned;
            }
        }
    }

    /** Writes what each learner of a world perceives; returns how many there are. */
    private int perceive(Stage mine, int from) {
        Arrays.fill(perceived.write(), from * features, (from + numberOf.length) * features, 0);
        int left = 0;
        for (int row = 0; row < mine.rows(); row++) {
            int id = mine.id(row);
            if (learningOf[id] >= 0) {
                left++;
                mine.lookAt(row);
                perceive(mine, learnings.get(learningOf[id]), (from + learnerOf[id]) * features);
            }
        }
        return left;
    }

    private void perceive(Stage mine, Learning learning, int into) {
        for (int i = 0; i < learning.observations.size(); i++) {
            double value = learning.observations.get(i).applyAsDouble(mine.agent(), mine.near());
            perceived.write()[into + i] = Given.finite("observation \"" + learning.observationName(i) + "\"", value);
        }
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int size = kindOf(row).observation().size();
        System.arraycopy(perceived.read(), row * features, into, from, size);
    }

    @Override
    public boolean isAlive(Turn turn, int row) {
        return store.isAlive(row / numberOf.length, numberOf[row % numberOf.length]);
    }
}
