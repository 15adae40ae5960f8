package io.throng.scenarios.games;

import io.throng.agents.Kind;
import io.throng.agents.arena.FiniteModel;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Players choose at once, are paid the same, and begin anew, a fixed number of times; each sees who it is and nothing else.
 * Two are paid what the matrix says; more, the mean over all pairs, the player of the lower number choosing the row.
 */
final class RepeatedMatrixGame implements Game, FiniteModel {
    private static final int MOST_PLAYERS = 100;

    private final int players;
    private final double[][] payoffs;
    private final int repetitions;
    private final IntColumn choice;
    private final List<Kind> kinds;

    /**
     * A game of common interest.
     *
     * @param payoffs of both, by the first player's choice and the second's; as many choices for each
     */
    RepeatedMatrixGame(double[][] payoffs, int players, int repetitions, Table agents) {
        this.players = players;
        this.payoffs = Arrays.stream(payoffs).map(double[]::clone).toArray(double[][]::new);
        this.repetitions = repetitions;
        this.choice = agents.ints("choice", "");
        List<String> names =
                IntStream.range(0, payoffs.length).mapToObj(Integer::toString).toList();
        List<Feature> features = new ArrayList<>();
        features.add(new Feature("nothing", "", 0, 1));
        for (int i = 0; i < players; i++) {
            features.add(new Feature("is player " + i, "", 0, 1));
        }
        this.kinds =
                List.of(new Kind("player", players, new ObservationSpec(features), new ActionSpec.Discrete(names)));
    }

    /** Checks what users can set. */
    static void require(int agents, int repetitions) {
        if (agents < 2 || agents > MOST_PLAYERS) {
            throw new IllegalArgumentException("agents must be in [2, " + MOST_PLAYERS + "], got " + agents);
        }
        if (repetitions < 1) {
            throw new IllegalArgumentException("repetitions must be at least 1, got " + repetitions);
        }
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return repetitions;
    }

    @Override
    public void begin(Turn turn, int world) {
        Arrays.fill(choice.write(), world * players, (world + 1) * players, 0);
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        int chosen = (int) actions[from];
        if (chosen != actions[from] || chosen < 0 || chosen >= payoffs.length) {
            throw new IllegalArgumentException(
                    "an action must be a whole number in [0, " + (payoffs.length - 1) + "], got " + actions[from]);
        }
        choice.write()[row] = chosen;
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        Arrays.fill(rewards, from, from + players, pay(choice.write(), world * players));
        return false;
    }

    private double pay(int[] chosen, int first) {
        double sum = 0;
        for (int i = 0; i < players; i++) {
            for (int j = i + 1; j < players; j++) {
                sum += payoffs[chosen[first + i]][chosen[first + j]];
            }
        }
        return 2 * sum / (players * (players - 1));
    }

    /** Who one is, so that players who share a policy can play different parts. */
    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        Arrays.fill(into, from, from + 1 + players, 0);
        into[from + 1 + row % players] = 1;
    }

    @Override
    public int agents() {
        return players;
    }

    @Override
    public int choices() {
        return payoffs.length;
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public double start(int state) {
        return 1;
    }

    @Override
    public double reward(int state, int jointAction) {
        int[] chosen = new int[players];
        int rest = jointAction;
        for (int i = players - 1; i >= 0; i--) {
            chosen[i] = rest % payoffs.length;
            rest /= payoffs.length;
        }
        return pay(chosen, 0);
    }

    @Override
    public double transition(int state, int jointAction, int next) {
        return 1;
    }

    @Override
    public int stateOf(float[] observations, int from) {
        return 0;
    }
}
