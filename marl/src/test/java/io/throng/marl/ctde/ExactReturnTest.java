package io.throng.marl.ctde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.FiniteModel;
import io.throng.marl.ctde.BnpgTabularSettings.Ascent;
import io.throng.marl.tensor.TestRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExactReturnTest {
    private static final double DISCOUNT = 0.9;

    /** Two agents with three choices each in five states, everything at random. */
    private static FiniteModel model() {
        TestRandom random = new TestRandom(5);
        double[][] rewards = new double[5][9];
        double[][][] moves = new double[5][9][5];
        for (int s = 0; s < 5; s++) {
            for (int a = 0; a < 9; a++) {
                rewards[s][a] = random.nextDouble();
                double sum = 0;
                for (int next = 0; next < 5; next++) {
                    moves[s][a][next] = random.nextDouble();
                    sum += moves[s][a][next];
                }
                for (int next = 0; next < 5; next++) {
                    moves[s][a][next] /= sum;
                }
            }
        }
        return new FiniteModel() {
            @Override
            public int agents() {
                return 2;
            }

            @Override
            public int choices() {
                return 3;
            }

            @Override
            public int states() {
                return 5;
            }

            @Override
            public double start(int state) {
                return 0.2;
            }

            @Override
            public double reward(int state, int jointAction) {
                return rewards[state][jointAction];
            }

            @Override
            public double transition(int state, int jointAction, int next) {
                return moves[state][jointAction][next];
            }

            @Override
            public int stateOf(float[] observations, int from) {
                return (int) observations[from];
            }
        };
    }

    private static BayesianPolicy policy(Dag dag, int seed) {
        BayesianPolicy policy = new BayesianPolicy(model(), dag);
        TestRandom random = new TestRandom(seed);
        for (double[] table : policy.logits()) {
            for (int i = 0; i < table.length; i++) {
                table[i] = 2 * random.nextDouble() - 1;
            }
        }
        return policy;
    }

    /** The return of a policy, by following the chances of states for a long time. */
    private static double followed(BayesianPolicy policy) {
        FiniteModel model = model();
        double[] chances = {0.2, 0.2, 0.2, 0.2, 0.2};
        double[] scratch = new double[3];
        double sum = 0;
        double weight = 1;
        for (int step = 0; step < 400; step++) {
            double[] next = new double[5];
            for (int s = 0; s < 5; s++) {
                for (int a = 0; a < 9; a++) {
                    double chance = chances[s] * policy.chance(s, a, scratch);
                    sum += weight * chance * model.reward(s, a);
                    for (int n = 0; n < 5; n++) {
                        next[n] += chance * model.transition(s, a, n);
                    }
                }
            }
            chances = next;
            weight *= DISCOUNT;
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Dag.class)
    void returnIsThatOfFollowingTheGame(Dag dag) {
        BayesianPolicy policy = policy(dag, 6);
        assertThat(new ExactReturn(model(), DISCOUNT).of(policy)).isCloseTo(followed(policy), within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Dag.class)
    void stepsGoAlongTheDifferences(Dag dag) {
        double rate = 1e-3;
        BayesianPolicy before = policy(dag, 6);
        BayesianPolicy after = policy(dag, 6);
        new ExactReturn(model(), DISCOUNT).ascend(after, Ascent.PLAIN, rate);
        for (int agent = 0; agent < 2; agent++) {
            for (int i = 0; i < before.logits()[agent].length; i++) {
                double logit = before.logits()[agent][i];
                before.logits()[agent][i] = logit + 1e-5;
                double above = followed(before);
                before.logits()[agent][i] = logit - 1e-5;
                double below = followed(before);
                before.logits()[agent][i] = logit;
                double step = rate * (above - below) / 2e-5;
                assertThat(after.logits()[agent][i] - logit).isCloseTo(step, within(1e-8));
            }
        }
    }

    /** The way there can be long: what is seldom tried first is seldom answered, and so hardly learned. */
    @ParameterizedTest
    @EnumSource(Dag.class)
    void noPolicyIsBetterThanTheBestAndSomeStartsLeadThere(Dag dag) {
        ExactReturn exact = new ExactReturn(model(), DISCOUNT);
        double highest = 0;
        for (int seed = 1; seed <= 10; seed++) {
            BayesianPolicy policy = policy(dag, seed);
            double last = 0;
            for (int i = 0; i < 2000; i++) {
                last = exact.ascend(policy, Ascent.PLAIN, 0.5);
            }
            assertThat(last).isLessThan(exact.best() + 1e-9);
            highest = Math.max(highest, last);
        }
        assertThat(highest).isGreaterThan(0.99 * exact.best());
    }

    @Test
    void alongTheNaturalGradientEveryStartOfAllEdgesLeadsToTheBest() {
        ExactReturn exact = new ExactReturn(model(), DISCOUNT);
        for (int seed = 1; seed <= 10; seed++) {
            BayesianPolicy policy = policy(Dag.COMPLETE, seed);
            for (int i = 0; i < 1000; i++) {
                exact.ascend(policy, Ascent.NATURAL, 0.5);
            }
            assertThat(exact.of(policy)).as("seed %d", seed).isGreaterThan(0.999 * exact.best());
        }
    }

    @Test
    void naturalStepsAreAdvantages() {
        BayesianPolicy before = policy(Dag.COMPLETE, 6);
        BayesianPolicy after = policy(Dag.COMPLETE, 6);
        BayesianPolicy plain = policy(Dag.COMPLETE, 6);
        ExactReturn exact = new ExactReturn(model(), DISCOUNT);
        exact.ascend(after, Ascent.NATURAL, 0.1);
        exact.ascend(plain, Ascent.PLAIN, 0.1);
        double[] chances = new double[3];
        for (int agent = 0; agent < 2; agent++) {
            for (int at = 0; at < before.logits()[agent].length; at += 3) {
                before.chances(agent, at, chances);
                double mean = 0;
                for (int i = 0; i < 3; i++) {
                    double step = after.logits()[agent][at + i] - before.logits()[agent][at + i];
                    mean += chances[i] * step;
                    double plainStep = plain.logits()[agent][at + i] - before.logits()[agent][at + i];
                    assertThat(Math.signum(plainStep)).isEqualTo(Math.signum(step));
                }
                assertThat(mean).as("an advantage is 0 on average").isCloseTo(0, within(1e-12));
            }
        }
    }
}
