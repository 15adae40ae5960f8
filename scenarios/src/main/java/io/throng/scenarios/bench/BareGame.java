package io.throng.scenarios.bench;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.arena.GameFactory;
import io.throng.kernel.Inbox;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;

/**
 * Many worlds of a game of one kind of agents in a plain loop: what its rules cost without actors, turns and policies.
 * For games with choices, drawn anew for all agents at once.
 */
final class BareGame {
    private final Table agents = new Table("agents");
    private final Table worlds = new Table("worlds");
    private final Game game;
    private final Kind kind;
    private final int stepsOfAChoice;
    private final Drawing turn = new Drawing();
    private final Philox choices = new Philox();
    private final int[] episodeStep;
    private final float[] actions;
    private final float[] observations;
    private final double[] rewards;
    private final long seed;
    private long steps;

    /**
     * Worlds at the beginning of their first episodes.
     *
     * @param stepsOfAChoice steps that all agents keep to what they choose, at least 1
     */
    BareGame(GameFactory factory, int worldCount, long seed, int stepsOfAChoice) {
        this.game = factory.create(agents, worlds);
        this.kind = game.kinds().getFirst();
        this.seed = seed;
        this.stepsOfAChoice = stepsOfAChoice;
        agents.append(worldCount * kind.count());
        worlds.append(worldCount);
        choices.reset(seed, 0, 0, Streams.POLICY);
        this.episodeStep = new int[worldCount];
        this.actions = new float[agents.rows() * kind.action().columns()];
        this.observations = new float[agents.rows() * kind.observation().size()];
        this.rewards = new double[agents.rows()];
        for (int world = 0; world < worldCount; world++) {
            begin(world);
        }
    }

    private void begin(int world) {
        turn.random.reset(seed, world, steps, Streams.RENEW);
        episodeStep[world] = 0;
        game.begin(turn, world);
        agents.publish(world * kind.count(), (world + 1) * kind.count());
        worlds.publish(world, world + 1);
    }

    /** One step of all worlds. */
    void step() {
        if (steps % stepsOfAChoice == 0) {
            choose();
        }
        steps++;
        agents.carryForward(0, agents.rows());
        worlds.carryForward(0, worlds.rows());
        for (int row = 0; row < agents.rows(); row++) {
            game.act(turn, row, actions, row * kind.action().columns());
        }
        for (int world = 0; world < worlds.rows(); world++) {
            turn.random.reset(seed, world, steps, Streams.SETTLE);
            boolean ended = game.settle(turn, world, rewards, world * kind.count());
            episodeStep[world] = ended ? game.episodeLimit() : episodeStep[world] + 1;
        }
        agents.swapSides();
        worlds.swapSides();
        for (int world = 0; world < worlds.rows(); world++) {
            if (episodeStep[world] >= game.episodeLimit()) {
                begin(world);
            }
        }
        for (int row = 0; row < agents.rows(); row++) {
            game.observe(turn, row, observations, row * kind.observation().size());
        }
    }

    private void choose() {
        int count = kind.action().choices();
        for (int i = 0; i < actions.length; i++) {
            actions[i] = choices.nextInt(count);
        }
    }

    /** A turn in which one can draw and nothing else. */
    private static final class Drawing implements Turn {
        private final Philox random = new Philox();

        @Override
        public Philox random() {
            return random;
        }

        @Override
        public long step() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public int row() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public long id() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public Philox shared() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public Inbox inbox() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void send(long receiver, int topic, double first, double second) {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void claim(int resource) {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void sendLater(int delay, long receiver, int topic, double first, double second) {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public long winner(int resource) {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public Philox mailRandom() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void bear() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void die() {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void connect(Network network, long other) {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public void disconnect(Network network, long other) {
            throw new UnsupportedOperationException("only random numbers here");
        }

        @Override
        public int parentRow() {
            return -1;
        }

        @Override
        public int[] scratch() {
            return new int[0];
        }
    }
}
