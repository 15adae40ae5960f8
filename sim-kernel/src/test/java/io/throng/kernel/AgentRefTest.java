package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Seeds;
import io.throng.kernel.step.ReferenceLoop;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Scripted;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AgentRefTest {
    static Stream<Execution> executions() {
        return Executions.all();
    }

    static Stream<Execution> modes() {
        return Executions.modes();
    }

    /** Agents that note what they hear; 9 kills. */
    private static Scripted listeners() {
        return new Scripted(20).on(Phase.DECIDE, (self, turn, row) -> {
            Inbox inbox = turn.inbox();
            long heard = self.text().read()[row];
            for (int i = 0; i < inbox.size(); i++) {
                heard = 10 * heard + inbox.topic(i);
                if (inbox.topic(i) == 9) {
                    turn.die();
                }
            }
            self.text().write()[row] = heard;
            if (turn.step() == 0 && row == 2) {
                turn.send(3, 7, 0, 0);
            }
        });
    }

    private static AgentView view(AgentRef agent) {
        return agent.inspect().toCompletableFuture().join();
    }

    private static double text(AgentRef agent) {
        return view(agent).values().get("text").getFirst();
    }

    @ParameterizedTest
    @MethodSource("executions")
    void whatIsToldBeforeAStepIsHeardInItAndComesFirst(Execution execution) {
        try (Simulation simulation = Simulation.start(listeners(), 7, execution)) {
            AgentRef third = simulation.agent(3);
            simulation.run(1);
            third.tell(1, 0.5, 0.25);
            third.tell(2, 0, 0);
            simulation.run(1);
            assertThat(text(third)).isEqualTo(127);
            assertThat(simulation.journal())
                    .containsExactly(new Command(1, 3, 1, 0.5, 0.25), new Command(1, 3, 2, 0, 0));
            simulation.run(1);
            assertThat(text(third)).isEqualTo(127);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aViewHoldsTheCommittedValues(Execution execution) {
        try (Simulation simulation = Simulation.start(listeners(), 7, execution)) {
            AgentRef agent = simulation.agent(5);
            agent.tell(4, 0, 0);
            simulation.run(3);
            AgentView view = view(agent);
            assertThat(agent.id()).isEqualTo(5);
            assertThat(view.id()).isEqualTo(5);
            assertThat(view.step()).isEqualTo(3);
            assertThat(view.values().keySet()).containsExactly("number", "text");
            assertThat(view.values().get("text")).containsExactly(4.0);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theDeadAnswerNothingAndHearNothing(Execution execution) {
        try (Simulation simulation = Simulation.start(listeners(), 7, execution)) {
            AgentRef agent = simulation.agent(5);
            AgentRef other = simulation.agent(6);
            agent.tell(9, 0, 0);
            simulation.run(1);
            assertThatThrownBy(() -> view(agent)).hasCauseInstanceOf(NoSuchElementException.class);
            agent.tell(1, 0, 0);
            simulation.run(1);
            assertThat(simulation.journal()).containsExactly(new Command(0, 5, 9, 0, 0));
            assertThatThrownBy(() -> simulation.agent(5))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("no agent 5 is alive at step 2; ids so far are below 20");
            assertThatThrownBy(() -> simulation.agent(-1)).isInstanceOf(NoSuchElementException.class);
            assertThatThrownBy(() -> simulation.agent(20)).isInstanceOf(NoSuchElementException.class);
            other.tell(3, 0, 0);
            simulation.run(1);
            assertThat(text(other)).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void anAgentHasOneAddress(Execution execution) {
        try (Simulation simulation = Simulation.start(listeners(), 7, execution)) {
            AgentRef before = simulation.agent(5);
            simulation.run(1);
            assertThat(simulation.agent(5)).isSameAs(before);
        }
    }

    /** Tells agents of a colony things while it runs, from two threads and between runs. */
    private static void disturb(Simulation simulation) {
        List<AgentRef> agents = new ArrayList<>();
        for (long id = 0; id < 40; id++) {
            agents.add(simulation.agent(id));
        }
        agents.forEach(agent -> tellAndWait(agent, 4));
        CompletableFuture<Long> run = CompletableFuture.supplyAsync(() -> simulation.run(30));
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> tell(agents, 1, run));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> tell(agents, 2, run));
        CompletableFuture.allOf(run, first, second).join();
        tell(agents, 3, run);
        long alive = simulation.atRest(() -> simulation.world().agents().id(0));
        tellAndWait(simulation.agent(alive), 5);
        simulation.run(10);
    }

    /** An agent passes on what it is told in order, so the answer says that the command has arrived. */
    private static void tellAndWait(AgentRef agent, int topic) {
        agent.tell(topic, agent.id(), topic);
        agent.inspect().toCompletableFuture().join();
    }

    private static void tell(List<AgentRef> agents, int topic, CompletableFuture<?> until) {
        int told = 0;
        do {
            AgentRef agent = agents.get((int) Math.floorMod(Seeds.derive(topic, told), (long) agents.size()));
            agent.tell(topic, told++, topic);
            if (told % 8 == 0) {
                agent.inspect()
                        .exceptionally(dead -> null)
                        .toCompletableFuture()
                        .join();
            }
        } while (!until.isDone() || told < 30);
    }

    @ParameterizedTest
    @MethodSource("executions")
    void aReplayOfTheJournalIsTheSameRun(Execution execution) {
        List<Command> journal;
        long hash;
        try (Simulation simulation = Simulation.start(new Colony(60, true), 7, execution)) {
            disturb(simulation);
            journal = simulation.journal();
            hash = simulation.hash();
        }
        assertThat(journal).hasSizeGreaterThan(30);
        assertThat(journal.stream().mapToLong(Command::step).distinct().count()).isGreaterThan(1);
        try (Simulation replayed = Simulation.start(new Colony(60, true), 7)) {
            replayed.replay(journal, 15);
            Snapshot halfway = replayed.snapshot();
            replayed.replay(journal, 25);
            assertThat(replayed.hash()).isEqualTo(hash);
            assertThat(replayed.journal()).isEqualTo(journal);
            try (Simulation restored = Simulation.restore(new Colony(60, true), halfway, execution)) {
                restored.replay(journal, 25);
                assertThat(restored.hash()).isEqualTo(hash);
            }
        }
        assertThat(reference(journal)).isEqualTo(hash);
    }

    private static long reference(List<Command> journal) {
        ReferenceLoop loop = new ReferenceLoop(new Colony(60, true), 7);
        for (long step = 0; step < 40; step++) {
            for (Command command : journal) {
                if (command.step() == step) {
                    loop.tell(command.receiver(), command.topic(), command.first(), command.second());
                }
            }
            loop.run(1);
        }
        return loop.hash();
    }
}
