package io.throng.kernel.mason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.SteeredRun;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import sim.app.keepaway.Ball;
import sim.app.keepaway.Keepaway;
import sim.util.Bag;
import sim.util.MutableDouble2D;

/** Somebody's own functions around a model that knows nothing of them: whoever acts kicks the ball of Keepaway. */
final class SteeringTest {
    private static final int DECISIONS = 20;

    private static Ball ball(Keepaway model) {
        Bag bodies = model.fieldEnvironment.getAllObjects();
        for (int i = 0; i < bodies.numObjs; i++) {
            if (bodies.objs[i] instanceof Ball ball) {
                return ball;
            }
        }
        throw new AssertionError("no ball");
    }

    private static SteeredRun start(int seed, int stepsPerDecision, Predicate<Keepaway> done) {
        return new Steering<Keepaway>(
                        Keepaway::new,
                        stepsPerDecision,
                        (model, agent, into, from) -> {
                            into[from] = (float) ball(model).loc.x;
                            into[from + 1] = (float) ball(model).loc.y;
                        },
                        (model, agent, action, from) ->
                                ball(model).velocity.addIn(new MutableDouble2D(action[from], action[from + 1])),
                        (model, into, from) -> into[from] = ball(model).loc.x,
                        done)
                .start(seed);
    }

    /** The digest in the end, of runs in which the ball is kicked along x. */
    private static long played(int seed, double kick) {
        double[] rewards = new double[1];
        try (SteeredRun run = start(seed, 3, model -> false)) {
            for (int i = 0; i < DECISIONS; i++) {
                run.act(0, new double[] {kick, 0}, 0);
                assertThat(run.advance(rewards, 0)).isFalse();
            }
            return run.digest();
        }
    }

    @Test
    void aRunIsAFunctionOfItsSeedAndActions() {
        assertThat(played(7, 0.5)).isEqualTo(played(7, 0.5));
        assertThat(played(7, 0.5)).isNotEqualTo(played(7, -0.5));
        assertThat(played(7, 0.5)).isNotEqualTo(played(8, 0.5));
    }

    @Test
    void agentsPerceiveWhatTheirActionsDidAndArePaid() {
        float[] before = new float[3];
        float[] after = new float[3];
        double[] rewards = new double[2];
        try (SteeredRun run = start(3, 1, model -> false)) {
            run.observe(0, before, 1);
            run.act(0, new double[] {9, 0, 1.5}, 1);
            run.advance(rewards, 1);
            run.observe(0, after, 1);
            assertThat(before[0]).isZero();
            assertThat(rewards[0]).isZero();
            assertThat(rewards[1]).isCloseTo(after[1], within(1e-4));
            // Friction takes a fortieth of the kick, and bots may kick too.
            assertThat(Math.abs(after[2] - before[2])).isBetween(1.0f, 2.01f);
        }
    }

    @Test
    void theRulesEndTheEpisode() {
        try (SteeredRun run = start(3, 4, model -> model.schedule.getSteps() >= 8)) {
            assertThat(run.advance(new double[1], 0)).isFalse();
            assertThat(run.advance(new double[1], 0)).isTrue();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(3, 0, model -> false))
                .withMessage("stepsPerDecision must be at least 1, got 0");
    }
}
