package io.throng.scenarios.games;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.Policy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Mansa;
import io.throng.marl.ctde.MansaSettings;
import io.throng.marl.ctde.SwitchingPolicy;
import io.throng.marl.log.MetricSink;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Where MANSA calls its centralised learner on a road with crossings, against dynamic programming that knows the rules, what
 * the independent learners have come to do, and that the centralised learner does what is best.
 */
class SwitchingTest {
    private static final int PLACES = 5;
    private static final int STATES = 9;
    private static final int WORLDS = 300;
    private static final double PENALTY = -10;
    private static final double DISCOUNT = 0.95;
    private static final double CLEAR = 0.5;
    private static final Execution EXECUTION = Execution.defaults().withThreads(1);

    private int saved;

    /** Of two agents: where it pays to call, by how much, by place, calls left, and signs as 3 times the first plus the second. */
    private static final class Plan {
        final int[] stakes = new int[PLACES];
        final double cost;
        final int budget;
        final int[][] alone;
        final double[][] values;
        final double[][][] gains;

        Plan(int crossings, double cost, int budget, int[][] alone) {
            this.cost = cost;
            this.budget = budget;
            this.alone = alone;
            for (int i = 1; i <= crossings; i++) {
                stakes[i * PLACES / (crossings + 1)] = i;
            }
            int most = Math.max(0, budget);
            this.values = new double[PLACES + 1][most + 1];
            this.gains = new double[PLACES][most + 1][STATES];
            for (int place = PLACES - 1; place >= 0; place--) {
                for (int left = 0; left <= most; left++) {
                    solve(place, left);
                }
            }
        }

        /** What both are paid for a joint action, 3 times the first agent's choice plus the second's. */
        double pay(int place, int signs, int joint) {
            int one = joint / 3;
            int other = joint % 3;
            if (stakes[place] == 0) {
                return (one == signs / 3 ? 0.5 : 0) + (other == signs % 3 ? 0.5 : 0);
            }
            if (one == 1 || other == 1) {
                return stakes[place] * (one == other ? 2 : PENALTY / 4);
            }
            boolean meet = one == 2 * (signs % 3) && other == 2 * (signs / 3);
            return stakes[place] * (meet ? 10 : PENALTY);
        }

        double best(int place, int signs) {
            double best = Double.NEGATIVE_INFINITY;
            for (int joint = 0; joint < 9; joint++) {
                best = Math.max(best, pay(place, signs, joint));
            }
            return best;
        }

        boolean exists(int place, int signs) {
            return stakes[place] == 0 || signs / 3 < 2 && signs % 3 < 2;
        }

        void solve(int place, int left) {
            double sum = 0;
            int count = 0;
            for (int signs = 0; signs < STATES; signs++) {
                if (exists(place, signs)) {
                    int after = budget < 0 ? left : Math.max(0, left - 1);
                    double with = best(place, signs) - cost + DISCOUNT * values[place + 1][after];
                    double without = pay(place, signs, alone[place][signs]) + DISCOUNT * values[place + 1][left];
                    boolean may = budget < 0 || left > 0;
                    gains[place][left][signs] = may ? with - without : Double.NEGATIVE_INFINITY;
                    sum += may ? Math.max(with, without) : without;
                    count++;
                }
            }
            values[place][left] = sum / count;
        }
    }

    private static Crossings.Parameters road(int crossings) {
        return new Crossings.Parameters(2, PLACES, crossings, PENALTY, true);
    }

    private static Trainer learned(int crossings, double cost, int budget) {
        Mansa mansa = new Mansa();
        MansaSettings settings = Parameters.with(
                mansa.defaults(),
                Map.of(
                        "callCost", Double.toString(cost),
                        "callBudget", Integer.toString(budget),
                        "discount", Double.toString(DISCOUNT),
                        "hiddenWidth", "64",
                        "batchSize", "256",
                        "updateEvery", "32",
                        "actorRate", "3e-3",
                        "criticRate", "3e-3",
                        "epsilonSteps", "20000",
                        "epsilonEnd", "0.3"));
        Trainer trainer = mansa.create(settings, count -> new Crossings().worlds(road(crossings), count), 1, EXECUTION);
        Experiment.train(trainer, 40_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
        return trainer;
    }

    /** Sees a world before its step. */
    private interface Witness {
        void see(AgentBatch batch, int world, int place, int signs);
    }

    private static void walk(int crossings, Policy policy, Witness witness) {
        try (Arena arena = Arena.open(new Crossings().worlds(road(crossings), WORLDS), 99, EXECUTION)) {
            AgentBatch batch = arena.batches().getFirst();
            for (int step = 0; step < PLACES; step++) {
                policy.act(batch, 1, step);
                for (int world = 0; world < WORLDS; world++) {
                    int signs = 3 * shown(batch, 2 * world, PLACES, 3) + shown(batch, 2 * world + 1, PLACES, 3);
                    witness.see(batch, world, shown(batch, 2 * world, 0, PLACES), signs);
                }
                arena.step();
            }
        }
    }

    private static int shown(AgentBatch batch, int row, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (batch.observations()[row * batch.features() + from + i] == 1) {
                return i;
            }
        }
        throw new AssertionError("nothing is seen in row " + row);
    }

    /** Joint actions by place and signs. */
    private static int[][] actions(int crossings, Policy policy) {
        int[][] actions = new int[PLACES][STATES];
        for (int[] row : actions) {
            Arrays.fill(row, -1);
        }
        walk(crossings, policy, (batch, world, place, signs) -> {
            float[] done = batch.actions();
            actions[place][signs] = (int) (3 * done[2 * world] + done[2 * world + 1]);
        });
        return actions;
    }

    /** Checks every step of 300 walks against the plan; returns how many calls were made at each place. */
    private int[] check(int crossings, double cost, int budget, Trainer trainer) {
        SwitchingPolicy policy = (SwitchingPolicy) trainer.policies(true).getFirst();
        Plan plan = new Plan(crossings, cost, budget, actions(crossings, policy.independent()));
        int[][] together = actions(crossings, policy.central());
        int[] calls = new int[PLACES];
        int[] left = new int[WORLDS];
        int[] clear = new int[1];
        Arrays.fill(left, Math.max(0, budget));
        walk(crossings, policy, (batch, world, place, signs) -> {
            boolean called = policy.called()[world];
            double gain = plan.gains[place][left[world]][signs];
            String where = "place %d, signs %d, %d calls left, gain %f".formatted(place, signs, left[world], gain);
            if (Math.abs(gain) > CLEAR) {
                assertThat(called).as(where).isEqualTo(gain > 0);
                clear[0]++;
            }
            double atOnce = plan.best(place, signs) - plan.pay(place, signs, plan.alone[place][signs]) - cost;
            saved += left[world] > 0 && atOnce > CLEAR && !called ? 1 : 0;
            if (called) {
                assertThat(plan.pay(place, signs, together[place][signs]))
                        .as("pay of the call at " + where)
                        .isEqualTo(plan.best(place, signs));
                left[world] -= budget < 0 ? 0 : 1;
                calls[place]++;
            }
        });
        assertThat(clear[0]).as("steps in which the answer is clear").isGreaterThan(WORLDS * PLACES * 9 / 10);
        return calls;
    }

    @Test
    void centralisedLearningIsCalledAtTheCrossingAndNowhereElse() {
        try (Trainer trainer = learned(1, 2, -1)) {
            int[] calls = check(1, 2, -1, trainer);
            assertThat(calls[2]).isGreaterThan(WORLDS / 2);
            assertThat(Arrays.stream(calls).sum()).isEqualTo(calls[2]);
            SwitchingPolicy policy = (SwitchingPolicy) trainer.policies(true).getFirst();
            double alone = crossed(policy.independent());
            assertThat(alone).isLessThan(6);
            assertThat(crossed(policy)).isEqualTo(10).isEqualTo(crossed(policy.central()));
        }
    }

    /** What the crossing pays on average. */
    private static double crossed(Policy policy) {
        Plan plan = new Plan(1, 0, -1, new int[PLACES][STATES]);
        double[] paid = new double[1];
        walk(1, policy, (batch, world, place, signs) -> {
            float[] done = batch.actions();
            int joint = (int) (3 * done[2 * world] + done[2 * world + 1]);
            paid[0] += place == 2 ? plan.pay(place, signs, joint) / WORLDS : 0;
        });
        return Math.round(paid[0] * 1e6) / 1e6;
    }

    @Test
    void nothingIsCalledWhereItCostsMoreThanItIsWorth() {
        try (Trainer trainer = learned(1, 30, -1)) {
            assertThat(check(1, 30, -1, trainer)).containsOnly(0);
        }
    }

    @Test
    void theOnlyCallIsSavedForTheCrossingThatIsWorthMore() {
        try (Trainer trainer = learned(2, 2, 1)) {
            int[] calls = check(2, 2, 1, trainer);
            assertThat(calls[3]).isGreaterThan(calls[1]);
            assertThat(saved).as("calls worth making at once, and saved").isPositive();
            assertThat(calls[1] + calls[3]).isEqualTo(Arrays.stream(calls).sum());
        }
    }
}
