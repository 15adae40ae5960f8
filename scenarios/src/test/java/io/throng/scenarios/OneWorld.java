package io.throng.scenarios;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.Table;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/** One world of a game of one kind of agents in a plain loop, so that a test can set its state and see every step of it. */
public final class OneWorld {
    private final Table agents = new Table("agents");
    private final Table worlds = new Table("worlds");
    private final Kind kind;
    private final Turn turn;

    /** What the rules draw from; a test may reset it. */
    public final Philox random;

    /** The rules. */
    public final Game game;

    /** What the agents do in the next step; a row an agent, as all of these. */
    public final float[] actions;

    /** What the agents see. */
    public final float[] observations;

    /** Which choices they have. */
    public final float[] masks;

    /** What the latest step paid. */
    public final double[] rewards;

    /** A world whose episode has begun, by random numbers of a seed. */
    public OneWorld(GameFactory factory, long seed) {
        this.random = new Philox().reset(seed, 0, 0, 0);
        this.turn = (Turn) Proxy.newProxyInstance(
                Turn.class.getClassLoader(), new Class<?>[] {Turn.class}, (proxy, method, none) -> {
                    if (method.getName().equals("random")) {
                        return random;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
        this.game = factory.create(agents, worlds);
        this.kind = game.kinds().getFirst();
        agents.append(kind.count());
        worlds.append(1);
        this.actions = new float[kind.count() * kind.action().columns()];
        this.observations = new float[kind.count() * kind.observation().size()];
        this.masks = new float[kind.count() * kind.action().choices()];
        this.rewards = new double[kind.count()];
        begin();
    }

    /** Begins another episode. */
    public void begin() {
        set(() -> game.begin(turn, 0));
    }

    /** Lets somebody write the write side of the columns, and makes it the state. */
    public void set(Runnable writer) {
        carryForward();
        writer.run();
        commit();
    }

    /** Carries out the actions; returns whether the rules end the episode. */
    public boolean step() {
        carryForward();
        for (int row = 0; row < kind.count(); row++) {
            game.act(turn, row, actions, row * kind.action().columns());
        }
        boolean ended = game.settle(turn, 0, rewards, 0);
        commit();
        return ended;
    }

    private void carryForward() {
        agents.carryForward(0, agents.rows());
        worlds.carryForward(0, 1);
    }

    private void commit() {
        agents.swapSides();
        worlds.swapSides();
        Arrays.fill(masks, 1);
        for (int row = 0; row < kind.count(); row++) {
            game.observe(turn, row, observations, row * kind.observation().size());
            game.mask(turn, row, masks, row * kind.action().choices());
        }
    }
}
