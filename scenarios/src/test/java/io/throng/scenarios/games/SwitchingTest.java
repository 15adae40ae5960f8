package io.throng.scenarios.games;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import io.throng.marl.Experiment;
import io.throng.marl.Trainer;
import io.throng.marl.ctde.Mansa;
import io.throng.marl.ctde.MansaSettings;
import io.throng.marl.ctde.SwitchingPolicy;
import io.throng.marl.log.MetricSink;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Where MANSA calls its centralised learner on a road with crossings, against dynamic programming over places, signs and what is
 * left of the budget, which knows the best that independent agents can do (found by trying all of their policies) and the best
 * that can be done together.
 */
class SwitchingTest {
    private static final int PLACES = 5;
    private static final double PENALTY = -10;
    private static final double DISCOUNT = 0.95;
    private static final Execution EXECUTION = Execution.defaults().withThreads(1);

    /** Of two agents: where it pays to call. */
    private static final class Plan {
        final int[] stakes = new int[PLACES];
        final double cost;
        final int budget;
        final double[][] values;
        final boolean[][][] calls;

        Plan(int crossings, double cost, int budget) {
            this.cost = cost;
            this.budget = budget;
            for (int i = 1; i <= crossings; i++) {
                stakes[i * PLACES / (crossings + 1)] = i;
            }
            int most = Math.max(0, budget);
            this.values = new double[PLACES + 1][most + 1];
            this.calls = new boolean[PLACES][most + 1][9];
            for (int place = PLACES - 1; place >= 0; place--) {
                for (int left = 0; left <= most; left++) {
                    solve(place, left);
                }
            }
        }

        int signs(int place) {
            return stakes[place] == 0 ? 3 : 2;
        }

        double pay(int place, int sign0, int sign1, int choice0, int choice1) {
            if (stakes[place] == 0) {
                return (choice0 == sign0 ? 0.5 : 0) + (choice1 == sign1 ? 0.5 : 0);
            }
            if (choice0 == 1 || choice1 == 1) {
                return stakes[place] * (choice0 == choice1 ? 2 : PENALTY / 4);
            }
            boolean meet = choice0 == 2 * sign1 && choice1 == 2 * sign0;
            return stakes[place] * (meet ? 10 : PENALTY);
        }

        void solve(int place, int left) {
            int signs = signs(place);
            int[] alone = independent(place);
            double sum = 0;
            for (int state = 0; state < signs * signs; state++) {
                int one = state / signs;
                int other = state % signs;
                double best = Double.NEGATIVE_INFINITY;
                for (int joint = 0; joint < 9; joint++) {
                    best = Math.max(best, pay(place, one, other, joint / 3, joint % 3));
                }
                double without =
                        pay(place, one, other, alone[one], alone[signs + other]) + DISCOUNT * values[place + 1][left];
                boolean may = budget < 0 || left > 0;
                int after = budget < 0 ? left : Math.max(0, left - 1);
                double with = best - cost + DISCOUNT * values[place + 1][after];
                calls[place][left][one * 3 + other] = may && with > without;
                sum += may ? Math.max(with, without) : without;
            }
            values[place][left] = sum / (signs * signs);
        }

        /** The best choices by one's own sign, the first agent's, then the second's. */
        int[] independent(int place) {
            int signs = signs(place);
            int policies = (int) Math.pow(3, 2 * signs);
            int[] best = new int[2 * signs];
            double highest = Double.NEGATIVE_INFINITY;
            for (int number = 0; number < policies; number++) {
                int[] choices = new int[2 * signs];
                for (int i = 0, rest = number; i < choices.length; i++, rest /= 3) {
                    choices[i] = rest % 3;
                }
                double mean = 0;
                for (int state = 0; state < signs * signs; state++) {
                    int one = state / signs;
                    int other = state % signs;
                    mean += pay(place, one, other, choices[one], choices[signs + other]) / (signs * signs);
                }
                if (mean > highest + 1e-9) {
                    highest = mean;
                    best = choices;
                }
            }
            return best;
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
        Experiment.train(trainer, 60_000, MetricSink.all(), () -> false, Experiment.AfterBatch.nothing());
        return trainer;
    }

    /** What is called along learned roads must be what the plan calls, at every place, sign and number of calls left. */
    private static int compare(Plan plan, int crossings, Trainer trainer) {
        Crossings game = new Crossings();
        int worlds = 300;
        int called = 0;
        Map<String, Boolean> seen = new TreeMap<>();
        try (Arena arena = Arena.open(game.worlds(road(crossings), worlds), 99, EXECUTION)) {
            AgentBatch batch = arena.batches().getFirst();
            SwitchingPolicy policy = (SwitchingPolicy) trainer.policies(true).getFirst();
            int[] left = new int[worlds];
            for (int step = 0; step < PLACES; step++) {
                policy.act(batch, 1, step);
                boolean[] calls = policy.called();
                for (int world = 0; world < worlds; world++) {
                    left[world] = step == 0 ? Math.max(0, plan.budget) : left[world];
                    int place = first(batch, 2 * world, 0, PLACES);
                    int one = first(batch, 2 * world, PLACES, 3);
                    int other = first(batch, 2 * world + 1, PLACES, 3);
                    boolean wanted = plan.calls[place][left[world]][one * 3 + other];
                    assertThat(calls[world])
                            .as("place %d, signs %d and %d, %d calls left", place, one, other, left[world])
                            .isEqualTo(wanted);
                    seen.put(place + "," + one + "," + other, calls[world]);
                    if (calls[world]) {
                        called++;
                        left[world] -= plan.budget < 0 ? 0 : 1;
                    }
                }
                arena.step();
            }
        }
        int states = 0;
        for (int place = 0; place < PLACES; place++) {
            states += plan.signs(place) * plan.signs(place);
        }
        assertThat(seen).as("all states were met").hasSize(states);
        return called;
    }

    private static int first(AgentBatch batch, int row, int from, int count) {
        for (int i = 0; i < count; i++) {
            if (batch.observations()[row * batch.features() + from + i] == 1) {
                return i;
            }
        }
        throw new AssertionError("nothing is seen in row " + row);
    }

    @Test
    void centralisedLearningIsCalledAtTheCrossingAndNowhereElse() {
        Plan plan = new Plan(1, 2, -1);
        try (Trainer trainer = learned(1, 2, -1)) {
            assertThat(compare(plan, 1, trainer)).isEqualTo(300);
            double[] returns = Experiment.evaluate(
                    count -> new Crossings().worlds(road(1), count), trainer.policies(true), 100, 4, EXECUTION);
            assertThat(returns).as("every place and the crossing").containsOnly(PLACES - 1 + 10);
        }
    }

    @Test
    void nothingIsCalledWhereItCostsMoreThanItIsWorth() {
        Plan plan = new Plan(1, 9, -1);
        try (Trainer trainer = learned(1, 9, -1)) {
            assertThat(compare(plan, 1, trainer)).isZero();
        }
    }

    @Test
    void theOnlyCallIsSavedForTheCrossingThatIsWorthMore() {
        Plan plan = new Plan(2, 0.5, 1);
        assertThat(plan.values[0][1]).isGreaterThan(plan.values[0][0]);
        try (Trainer trainer = learned(2, 0.5, 1)) {
            assertThat(compare(plan, 2, trainer)).isEqualTo(300);
        }
    }

    @Test
    void thePlanKnowsWhatTheCrossingIsWorth() {
        Plan plan = new Plan(1, 0, -1);
        assertThat(plan.calls[PLACES / 2][0][0]).isTrue();
        assertThat(plan.calls[0][0]).containsOnly(false);
        assertThat(new Plan(1, Double.POSITIVE_INFINITY, -1).values[PLACES / 2][0])
                .isCloseTo(2 + DISCOUNT + DISCOUNT * DISCOUNT, within(1e-9));
    }
}
