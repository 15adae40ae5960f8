package io.throng.agents.arena;

import io.throng.agents.Kind;
import io.throng.kernel.SteeredRun;
import io.throng.kernel.Turn;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A game played inside models of others, one a world, so that policies can be learned in them.
 *
 * <pre>{@code
 * GameFactory game = SteeredGame.of(kind, 60, steering::start);
 * }</pre>
 *
 * <p>A model's state is its own and in no column. The columns hold what it follows from instead: the seed of the episode, all
 * actions since its beginning, and a digest of where they led. A restored or forked world starts its model anew from the
 * seed, carries out the actions and compares the digest: where that differs, the model is not a function of its seed and
 * its actions, and the run ends with a message that says so.
 *
 * <p>Threads: a model is stepped by its world's settling alone, by one thread at a time.
 */
public final class SteeredGame implements Game {
    private final Kind kind;
    private final int decisions;
    private final IntFunction<? extends SteeredRun> models;
    private final Function<Supplier<SteeredRun>, Camera> camera;
    private final int actionColumns;
    private final DoubleColumn history;
    private final IntColumn seed;
    private final IntColumn decision;
    private final LongColumn digest;
    private final Map<Integer, Playing> playing = new ConcurrentHashMap<>();

    /** A model under way, and where it is. */
    private record Playing(SteeredRun run, int seed, int decision) {}

    private SteeredGame(
            Kind kind,
            int decisions,
            IntFunction<? extends SteeredRun> models,
            Function<Supplier<SteeredRun>, Camera> camera,
            Table agents,
            Table worlds) {
        this.camera = camera;
        this.kind = kind;
        this.decisions = decisions;
        this.models = models;
        this.actionColumns = kind.action().columns();
        this.history = agents.doubles("actions", "", Math.multiplyExact(decisions, actionColumns));
        this.seed = worlds.ints("model seed", "");
        this.decision = worlds.ints("decision", "");
        this.digest = worlds.longs("digest", "");
    }

    /**
     * The rules.
     *
     * @param kind the agents led
     * @param decisions after which an episode is cut off, at least 1
     * @param models starts a model from a seed; called by the simulation's threads
     */
    public static GameFactory of(Kind kind, int decisions, IntFunction<? extends SteeredRun> models) {
        return of(kind, decisions, models, _ -> Camera.on("world 0", Extent.of(1, 1, "")));
    }

    /**
     * The rules, with something to see.
     *
     * @param camera of the model that a supplier gives, which is another one in each episode
     */
    public static <R extends SteeredRun> GameFactory of(
            Kind kind, int decisions, IntFunction<R> models, Function<Supplier<SteeredRun>, Camera> camera) {
        return (agents, worlds) -> new SteeredGame(kind, decisions, models, camera, agents, worlds);
    }

    @Override
    public List<Kind> kinds() {
        return List.of(kind);
    }

    @Override
    public int episodeLimit() {
        return decisions;
    }

    @Override
    public void begin(Turn turn, int world) {
        Playing before = playing.get(world);
        if (before != null) {
            before.run().close();
        }
        int drawn = turn.random().nextInt();
        SteeredRun run = models.apply(drawn);
        seed.write()[world] = drawn;
        decision.write()[world] = 0;
        digest.write()[world] = run.digest();
        Arrays.fill(history.write(), at(row(world)), at(row(world + 1)), 0);
        playing.put(world, new Playing(run, drawn, 0));
    }

    private int row(int world) {
        return world * kind.count();
    }

    private int at(int row) {
        return row * history.width();
    }

    /** Where the actions of a decision are in an agent's history. */
    private int at(int row, int ofDecision) {
        return at(row) + ofDecision * actionColumns;
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        double[] written = history.write();
        System.arraycopy(history.read(), at(row), written, at(row), history.width());
        int at = at(row, decision.read()[row / kind.count()]);
        for (int column = 0; column < actionColumns; column++) {
            written[at + column] = actions[from + column];
        }
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        Playing now = playing(world);
        boolean over = carryOut(now.run(), world, now.decision(), history.write(), rewards, from);
        seed.write()[world] = now.seed();
        decision.write()[world] = now.decision() + 1;
        digest.write()[world] = now.run().digest();
        playing.put(world, new Playing(now.run(), now.seed(), now.decision() + 1));
        return over;
    }

    private boolean carryOut(SteeredRun run, int world, int ofDecision, double[] actions, double[] rewards, int from) {
        for (int agent = 0; agent < kind.count(); agent++) {
            run.act(agent, actions, at(row(world) + agent, ofDecision));
        }
        return run.advance(rewards, from);
    }

    /** The world's model as the committed columns say; made anew where it is not at hand. */
    private Playing playing(int world) {
        Playing known = playing.get(world);
        int wantedSeed = seed.read()[world];
        int wantedDecision = decision.read()[world];
        if (known != null && known.seed() == wantedSeed && known.decision() == wantedDecision) {
            return known;
        }
        Playing again = new Playing(again(world, wantedSeed, wantedDecision), wantedSeed, wantedDecision);
        playing.put(world, again);
        return again;
    }

    private SteeredRun again(int world, int ofSeed, int toDecision) {
        SteeredRun run = models.apply(ofSeed);
        double[] unpaid = new double[kind.count()];
        for (int i = 0; i < toDecision; i++) {
            carryOut(run, world, i, history.read(), unpaid, 0);
        }
        if (run.digest() != digest.read()[world]) {
            throw new IllegalStateException("the model of world " + world + ", run again from seed "
                    + Integer.toUnsignedString(ofSeed) + " through " + toDecision + " decisions, came to digest "
                    + Long.toHexString(run.digest()) + " instead of " + Long.toHexString(digest.read()[world])
                    + "; it is not a function of its seed and actions and cannot be restored: begin a new run");
        }
        return run;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        playing(row / kind.count()).run().observe(row % kind.count(), into, from);
    }

    @Override
    public void mask(Turn turn, int row, float[] into, int from) {
        playing(row / kind.count()).run().mask(row % kind.count(), into, from);
    }

    @Override
    public boolean isAlive(Turn turn, int row) {
        return playing(row / kind.count()).run().isAlive(row % kind.count());
    }

    @Override
    public Camera camera() {
        return camera.apply(() -> playing(0).run());
    }
}
