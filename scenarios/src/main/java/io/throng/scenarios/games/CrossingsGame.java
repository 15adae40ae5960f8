package io.throng.scenarios.games;

import io.throng.agents.Kind;
import io.throng.agents.arena.Game;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.Turn;
import io.throng.kernel.random.Philox;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The rules of {@link Crossings}. */
final class CrossingsGame implements Game {
    private static final int CHOICES = 3;
    private static final double OPTIMUM = 10;
    private static final double SAFE = 2;
    private static final double ALONE = 4;

    private final Crossings.Parameters rules;
    private final int agents;
    private final int[] stakes;
    private final IntColumn choice;
    private final IntColumn sign;
    private final IntColumn place;
    private final List<Kind> kinds;

    CrossingsGame(Crossings.Parameters rules, Table agentTable, Table worldTable) {
        this.rules = rules;
        this.agents = rules.agents();
        this.stakes = stakes(rules);
        this.choice = agentTable.ints("choice", "");
        this.sign = agentTable.ints("sign", "");
        this.place = worldTable.ints("place", "");
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < rules.places(); i++) {
            features.add(new Feature("is at place " + i, "", 0, 1));
        }
        for (int i = 0; i < CHOICES; i++) {
            features.add(new Feature("sees sign " + i, "", 0, 1));
        }
        for (int i = 0; i < agents; i++) {
            features.add(new Feature("is agent " + i, "", 0, 1));
        }
        ActionSpec choices = new ActionSpec.Discrete(List.of("0", "1", "2"));
        this.kinds = List.of(new Kind("agent", agents, new ObservationSpec(features), choices));
    }

    /** How many times the penalty game is paid at each place; 0 where it is not played. */
    private static int[] stakes(Crossings.Parameters rules) {
        int[] stakes = new int[rules.places()];
        for (int i = 1; i <= rules.crossings(); i++) {
            stakes[(int) ((long) i * rules.places() / (rules.crossings() + 1))] = i;
        }
        return stakes;
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public int episodeLimit() {
        return rules.places();
    }

    @Override
    public void begin(Turn turn, int world) {
        place.write()[world] = 0;
        Arrays.fill(choice.write(), world * agents, (world + 1) * agents, 0);
        putSigns(turn.random(), world, 0);
    }

    private void putSigns(Philox random, int world, int at) {
        for (int row = world * agents; row < (world + 1) * agents; row++) {
            int drawn = random.nextInt(stakes[at] == 0 ? CHOICES : 2);
            sign.write()[row] = stakes[at] == 0 || rules.secret() ? drawn : 0;
        }
    }

    @Override
    public void act(Turn turn, int row, float[] actions, int from) {
        int chosen = (int) actions[from];
        if (chosen != actions[from] || chosen < 0 || chosen >= CHOICES) {
            throw new IllegalArgumentException("an action must be 0, 1 or 2, got " + actions[from]);
        }
        choice.write()[row] = chosen;
    }

    @Override
    public boolean settle(Turn turn, int world, double[] rewards, int from) {
        int at = place.read()[world];
        Arrays.fill(rewards, from, from + agents, stakes[at] == 0 ? followed(world) : stakes[at] * crossed(world));
        int next = at + 1;
        if (next == rules.places()) {
            return true;
        }
        place.write()[world] = next;
        putSigns(turn.random(), world, next);
        return false;
    }

    /** The share of agents who did what their signs say. */
    private double followed(int world) {
        int count = 0;
        for (int row = world * agents; row < (world + 1) * agents; row++) {
            count += choice.write()[row] == sign.read()[row] ? 1 : 0;
        }
        return (double) count / agents;
    }

    /** What neighbours are paid at a crossing, in the mean. */
    private double crossed(int world) {
        double sum = 0;
        for (int i = 0; i + 1 < agents; i++) {
            int one = choice.write()[world * agents + i];
            int other = choice.write()[world * agents + i + 1];
            if (one == 1 || other == 1) {
                sum += one == other ? SAFE : rules.secret() ? rules.penalty() / ALONE : 0;
            } else {
                boolean meet = rules.secret() ? isTold(world, i) && isTold(world, i + 1) : one != other;
                sum += meet ? OPTIMUM : rules.penalty();
            }
        }
        return sum / (agents - 1);
    }

    /** Whether an agent did what the sign of the agent after it says. */
    private boolean isTold(int world, int agent) {
        int told = sign.read()[world * agents + (agent + 1) % agents];
        return choice.write()[world * agents + agent] == (told == 0 ? 0 : CHOICES - 1);
    }

    @Override
    public void observe(Turn turn, int row, float[] into, int from) {
        int places = rules.places();
        Arrays.fill(into, from, from + places + CHOICES + agents, 0);
        into[from + place.read()[row / agents]] = 1;
        into[from + places + sign.read()[row]] = 1;
        into[from + places + CHOICES + row % agents] = 1;
    }
}
