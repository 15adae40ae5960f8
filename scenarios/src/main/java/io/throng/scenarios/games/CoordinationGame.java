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

/** The rules of the coordination game; the state is a number whose most significant bit is the first agent's. */
final class CoordinationGame implements Game, FiniteModel {
    private final Coordination.Parameters rules;
    private final int agents;
    private final IntColumn choice;
    private final IntColumn state;
    private final List<Kind> kinds;

    CoordinationGame(Coordination.Parameters rules, Table agentTable, Table worldTable) {
        this.rules = rules;
        this.agents = rules.agents();
        this.choice = agentTable.ints("choice", "");
        this.state = worldTable.ints("state", "");
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            features.add(new Feature("bit " + i, "", 0, 1));
        }
        for (int i = 0; i < agents; i++) {
            features.add(new Feature("is agent " + i, "", 0, 1));
        }
        ActionSpec bit = new ActionSpec.Discrete(List.of("0", "1"));
        this.kinds = List.of(new Kind("agent", agents, new ObservationSpec(features), bit));
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return rules.episodeSteps();
    }

    @Override
    public void begin(Turn turn, int world) {
        state.write()[world] = turn.random().nextInt(states());
        Arrays.fill(choice.write(), world * agents, (world + 1) * agents, 0);
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        if (actions[from] != 0 && actions[from] != 1) {
            throw new IllegalArgumentException("an action must be 0 or 1, got " + actions[from]);
        }
        choice.write()[row] = (int) actions[from];
    }

    /** Pays for the state that was, and draws the next one. */
    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        Arrays.fill(rewards, from, from + agents, reward(state.read()[world]));
        int next = 0;
        for (int i = 0; i < agents; i++) {
            int wrong = turn.random().nextDouble() < rules.flip() ? 1 : 0;
            next = 2 * next + (choice.write()[world * agents + i] ^ wrong);
        }
        state.write()[world] = next;
        return false;
    }

    private double reward(int ofState) {
        int ones = Integer.bitCount(ofState);
        int zeros = agents - ones;
        if (Math.abs(zeros - ones) <= rules.threshold()) {
            return zeros < ones ? 1 : 0;
        }
        return zeros > ones ? 3 : 2;
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int now = state.read()[row / agents];
        for (int i = 0; i < agents; i++) {
            into[from + i] = bit(now, i);
            into[from + agents + i] = row % agents == i ? 1 : 0;
        }
    }

    private int bit(int number, int agent) {
        return number >> (agents - 1 - agent) & 1;
    }

    @Override
    public int agents() {
        return agents;
    }

    @Override
    public int choices() {
        return 2;
    }

    @Override
    public int states() {
        return 1 << agents;
    }

    @Override
    public double start(int ofState) {
        return 1.0 / states();
    }

    @Override
    public double reward(int ofState, int jointAction) {
        return reward(ofState);
    }

    @Override
    public double transition(int ofState, int jointAction, int next) {
        int wrong = Integer.bitCount(jointAction ^ next);
        double chance = 1;
        for (int i = 0; i < agents; i++) {
            chance *= i < wrong ? rules.flip() : 1 - rules.flip();
        }
        return chance;
    }

    @Override
    public int stateOf(float[] observations, int from) {
        int number = 0;
        for (int i = 0; i < agents; i++) {
            number = 2 * number + (int) observations[from + i];
        }
        return number;
    }
}
