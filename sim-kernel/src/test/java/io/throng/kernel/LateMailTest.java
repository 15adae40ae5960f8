package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.testworlds.Scripted;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LateMailTest {
    private static final int LISTENER = 39;

    static Stream<Execution> executions() {
        return Executions.all();
    }

    /** The listener notes the topics of each step's mail as decimal digits. */
    private static Scripted noting(Scripted.Rule others) {
        return new Scripted(LISTENER + 1).on(Phase.DECIDE, (world, turn, row) -> {
            if (turn.id() != LISTENER) {
                others.apply(world, turn, row);
                return;
            }
            long heard = 0;
            for (int i = 0; i < turn.inbox().size(); i++) {
                heard = 10 * heard + turn.inbox().topic(i);
            }
            world.text().write()[row] = heard;
        });
    }

    private static long heard(Simulation simulation) {
        return simulation
                .agent(LISTENER)
                .inspect()
                .toCompletableFuture()
                .join()
                .values()
                .get("text")
                .getFirst()
                .longValue();
    }

    @ParameterizedTest
    @MethodSource("executions")
    void mailArrivesWhenItIsDueByOrderOfSenderAndSending(Execution execution) {
        Scripted world = noting((self, turn, row) -> {
            if (turn.id() == 3 && turn.step() < 3) {
                turn.sendLater(4 - (int) turn.step(), LISTENER, 4 + (int) turn.step(), 0, 0);
            }
            if (turn.id() == 30 && turn.step() == 2) {
                turn.sendLater(2, LISTENER, 8, 0, 0);
                turn.sendLater(2, LISTENER, 9, 0, 0);
            }
            if ((turn.id() == 3 || turn.id() == 2) && turn.step() == 3) {
                turn.send(LISTENER, (int) turn.id(), 0, 0);
            }
        });
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            AgentRef listener = simulation.agent(LISTENER);
            simulation.run(4);
            assertThat(heard(simulation)).isZero();
            listener.tell(1, 0, 0);
            simulation.run(1);
            assertThat(heard(simulation)).isEqualTo(1_2_456_3_89);
            simulation.run(1);
            assertThat(heard(simulation)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("executions")
    void aLetterOutlivesItsSenderAndNotItsReceiver(Execution execution) {
        Scripted world = noting((self, turn, row) -> {
            if (turn.id() == 20 && turn.step() == 0) {
                turn.sendLater(3, LISTENER, 5, 0, 0);
                turn.sendLater(3, 21, 6, 0, 0);
                turn.die();
            }
            if (turn.id() == 21 && turn.step() == 1) {
                turn.die();
            }
        });
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            simulation.run(4);
            assertThat(heard(simulation)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @MethodSource("executions")
    void aFailedTurnSendsNothingAndLeavesItsEarlierLetters(Execution execution) {
        Scripted world = noting((self, turn, row) -> {
                    if (turn.id() == 7 && turn.step() < 2) {
                        turn.sendLater(5 - (int) turn.step(), LISTENER, 1 + (int) turn.step(), 0, 0);
                    }
                    if (turn.id() == 7 && turn.step() == 1) {
                        throw new IllegalStateException();
                    }
                    if (turn.id() == 8 && turn.step() == 2) {
                        turn.sendLater(3, LISTENER, 3, 0, 0);
                    }
                })
                .on(Phase.RESOLVE, (self, turn, row) -> {
                    if (turn.id() == 8 && turn.step() == 2) {
                        turn.sendLater(3, LISTENER, 4, 0, 0);
                        throw new AssertionError();
                    }
                    if (turn.id() == 9 && turn.step() == 2) {
                        turn.sendLater(3, LISTENER, 5, 0, 0);
                    }
                });
        try (Simulation simulation = Simulation.start(world, 7, execution)) {
            simulation.run(6);
            assertThat(simulation.failureCount()).isEqualTo(2);
            assertThat(heard(simulation)).isEqualTo(15);
        }
    }

    @Test
    void whatWaitsIsPartOfTheHash() {
        assertThat(hashAfterSending(3, 1)).isNotEqualTo(hashAfterSending(4, 1));
        assertThat(hashAfterSending(3, 1)).isNotEqualTo(hashAfterSending(3, 2));
        assertThat(hashAfterSending(3, 1)).isEqualTo(hashAfterSending(3, 1));
    }

    private static long hashAfterSending(int delay, int topic) {
        Scripted world = noting((self, turn, row) -> {
            if (turn.id() == 0 && turn.step() == 0) {
                turn.sendLater(delay, LISTENER, topic, 0, 0);
            }
        });
        try (Simulation simulation = Simulation.start(world, 7)) {
            simulation.run(1);
            return simulation.hash();
        }
    }

    @Test
    void theFateOfMailIsDrawnApartAndDifferentlyInEachPhase() {
        Scripted world = new Scripted(1)
                .on(Phase.DECIDE, (self, turn, row) -> {
                    turn.mailRandom().nextLong();
                    self.text().write()[row] = turn.random().nextLong();
                    self.number().write()[row] = turn.mailRandom().nextInt();
                })
                .on(Phase.RESOLVE, (self, turn, row) -> {
                    turn.mailRandom().nextLong();
                    self.number().write()[row] ^= turn.mailRandom().nextInt();
                });
        Scripted without = new Scripted(1)
                .on(
                        Phase.DECIDE,
                        (self, turn, row) ->
                                self.text().write()[row] = turn.random().nextLong());
        try (Simulation one = Simulation.start(world, 7);
                Simulation other = Simulation.start(without, 7)) {
            one.run(1);
            other.run(1);
            assertThat(world.text().read()[0]).isEqualTo(without.text().read()[0]);
            assertThat(world.number().read()[0]).isNotZero();
        }
    }

    @Test
    void delaysOutsideTheirRangeAreRefused() {
        for (int delay : new int[] {0, -1, Turn.LONGEST_DELAY + 1}) {
            Scripted world = noting((self, turn, row) -> turn.sendLater(delay, 0, 0, 0, 0));
            try (Simulation simulation = Simulation.start(world, 7)) {
                simulation.run(1);
                assertThat(simulation.failures().getFirst().cause())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the delay of mail must be in [1, 1048576] steps, got " + delay
                                + "; mail arrives in the next step at the earliest");
            }
        }
        assertThatThrownBy(() -> Simulation.start(
                        new Scripted(2).on(Phase.SENSE, (self, turn, row) -> turn.sendLater(2, 0, 0, 0, 0)), 7))
                .hasMessageContaining("mail can be sent in decide and resolve only");
    }
}
