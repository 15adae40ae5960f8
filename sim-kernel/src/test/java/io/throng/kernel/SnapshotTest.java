package io.throng.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.state.Table;
import io.throng.kernel.testworlds.Chases;
import io.throng.kernel.testworlds.Colony;
import io.throng.kernel.testworlds.Scripted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SnapshotTest {
    private static final Execution ONE = Execution.defaults().withThreads(1);

    static Stream<Execution> executions() {
        return Executions.all();
    }

    /** Pending mail from all three sources, children just born, agents stopped and others about to be. */
    private static Scripted eventful() {
        return new Scripted(120)
                .onBirth((world, turn, row) ->
                        world.number().write()[row] = turn.random().nextInt(100))
                .on(Phase.DECIDE, (world, turn, row) -> {
                    world.number().write()[row] += turn.inbox().size();
                    for (int i = 0; i < turn.inbox().size(); i++) {
                        world.text().write()[row] = 31 * world.text().write()[row]
                                + turn.inbox().sender(i)
                                + turn.inbox().topic(i);
                    }
                    turn.send((turn.id() * 7 + turn.step()) % 130, 1, turn.id(), 0);
                    if (turn.random().nextInt(8) == 0) {
                        turn.bear();
                    }
                    if (turn.random().nextInt(20) == 0) {
                        turn.die();
                    }
                    if (turn.id() % 9 == 4 && turn.random().nextInt(2) == 0) {
                        throw new IllegalStateException();
                    }
                })
                .on(Phase.RESOLVE, (world, turn, row) -> {
                    turn.send((turn.id() + 3) % 130, 2, 0, turn.id());
                    turn.sendLater(1 + turn.random().nextInt(9), (turn.id() + 5) % 130, 3, 0, turn.id());
                });
    }

    @ParameterizedTest
    @MethodSource("executions")
    void aRunGoesOnFromASnapshotOfAnyMoment(Execution execution, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.snapshot");
        try (Simulation simulation = Simulation.start(eventful(), 7, ONE.withRegions(5))) {
            simulation.run(6);
            assertThat(simulation.failureCount()).isGreaterThan(10);
            simulation.agent(0).tell(5, 1, 1);
            simulation.snapshot().write(file);
            Snapshot read = Snapshot.read(file);
            assertThat(read.worldName()).isEqualTo("scripted");
            assertThat(read.step()).isEqualTo(6);
            assertThat(read.seed()).isEqualTo(7);
            try (Simulation restored = Simulation.restore(eventful(), read, execution)) {
                assertThat(restored.step()).isEqualTo(6);
                assertThat(restored.failureCount()).isEqualTo(simulation.failureCount());
                assertThat(restored.failures()).isEmpty();
                for (int i = 0; i < 6; i++) {
                    assertThat(restored.hash()).as("step %d", 6 + i).isEqualTo(simulation.hash());
                    restored.run(1);
                    simulation.run(1);
                }
                assertThat(restored.failureCount()).isEqualTo(simulation.failureCount());
            }
        }
    }

    @Test
    void aSnapshotIsNotChangedByTheRunThatGoesOn() {
        try (Simulation simulation = Simulation.start(eventful(), 7, ONE)) {
            simulation.run(4);
            long then = simulation.hash();
            Snapshot snapshot = simulation.snapshot();
            simulation.run(4);
            for (int i = 0; i < 2; i++) {
                try (Simulation restored = Simulation.restore(eventful(), snapshot, ONE)) {
                    assertThat(restored.hash()).isEqualTo(then);
                    restored.run(1);
                }
            }
        }
    }

    @Test
    void groupsAreNotRenewedAgainByRestoring() {
        try (Simulation simulation = Simulation.start(new Chases(20), 7, ONE)) {
            for (int step = 0; step < 12; step++) {
                try (Simulation restored = Simulation.restore(new Chases(20), simulation.snapshot(), ONE)) {
                    assertThat(restored.hash()).isEqualTo(simulation.hash());
                    restored.run(1);
                    simulation.run(1);
                    assertThat(restored.hash()).isEqualTo(simulation.hash());
                }
            }
        }
    }

    private static Snapshot of(World world) {
        try (Simulation simulation = Simulation.start(world, 7, ONE)) {
            simulation.run(1);
            return simulation.snapshot();
        }
    }

    private static void assertRefused(Snapshot snapshot, World world, String message) {
        assertThatThrownBy(() -> Simulation.restore(world, snapshot, ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void anotherWorldIsRefused() {
        assertRefused(
                of(new Colony(10, true)),
                new Chases(2),
                "the snapshot is of world colony, not chases; restore it into the world that saved it");
    }

    @Test
    void otherParametersAreRefusedUnlessTheRunIsForked() {
        Colony other = new Colony(10, false);
        assertRefused(
                of(new Colony(10, true)),
                other,
                "the snapshot is of world colony with parameters 10 founders, Plane[width=1.5811388, height=1.5811388, "
                        + "torus=true], not with 10 founders, Plane[width=1.5811388, height=1.5811388, torus=false]; "
                        + "restore it with the parameters it was saved with");
        try (Simulation simulation = Simulation.start(new Colony(10, true), 7, ONE);
                Simulation whatIf = simulation.fork(other)) {
            assertThat(whatIf.run(2)).isEqualTo(2);
        }
    }

    /** A world of given columns. */
    private static World withColumns(Consumer<Table> columns) {
        Table agents = new Table("agents");
        columns.accept(agents);
        return new World() {
            @Override
            public String name() {
                return "columns";
            }

            @Override
            public Table agents() {
                return agents;
            }

            @Override
            public int founders() {
                return 3;
            }

            @Override
            public void birth(Turn turn, int row) {}
        };
    }

    @Test
    void otherColumnsAreRefused() {
        Supplier<Snapshot> snapshot = () -> of(withColumns(table -> {
            table.floats("x", "m");
            table.doubles("y", "m", 2);
        }));
        assertRefused(
                snapshot.get(),
                withColumns(table -> {
                    table.floats("x", "m");
                    table.doubles("y", "m", 2);
                    table.ints("z", "");
                }),
                "the saved state has no column agents.z of type int[]; restore it into the world that saved it");
        assertRefused(
                snapshot.get(),
                withColumns(table -> table.floats("x", "m")),
                "the saved state has agents.y, which world columns has not; restore it into the world that saved it");
        assertRefused(
                snapshot.get(),
                withColumns(table -> {
                    table.doubles("x", "m");
                    table.doubles("y", "m", 2);
                }),
                "the saved state has no column agents.x of type double[]; restore it into the world that saved it");
        assertRefused(
                snapshot.get(),
                withColumns(table -> {
                    table.floats("x", "m");
                    table.doubles("y", "m", 3);
                }),
                "column agents.y must hold 9 values, got 6");
    }

    @Test
    void otherGroupsAreRefused() {
        Snapshot snapshot = of(new Scripted(12).grouped(3).on(Phase.DECIDE, (world, turn, row) -> {}));
        assertRefused(
                snapshot,
                new Scripted(12).grouped(4),
                "the saved state has 12 agents in 4 groups, the world 12 in groups of 4; restore it with the"
                        + " parameters it was saved with");
        assertRefused(
                snapshot,
                new Scripted(15).grouped(3),
                "the saved state has 12 agents in 4 groups, the world 15 in groups of 3; restore it with the"
                        + " parameters it was saved with");
        assertRefused(
                snapshot,
                new Scripted(12),
                "the saved state has groups.ids, which world scripted has not; restore it into the world that saved"
                        + " it");
    }
}
