package io.throng.scenarios.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.Parameters;
import io.throng.kernel.random.Philox;
import io.throng.scenarios.OneWorld;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WarehouseTest {
    private static final int STEPS = 3000;
    private static final int EPISODE = 300;

    private static Warehouse.Parameters with(Map<String, String> changes) {
        return Parameters.with(new Warehouse().defaults(), changes);
    }

    static Stream<Warehouse.Parameters> options() {
        return Stream.of(
                with(Map.of()),
                with(Map.of("size", "small", "agents", "8", "difficulty", "easy", "messageBits", "3")),
                with(Map.of("columnHeight", "1", "agents", "14", "requests", "2", "reward", "two_stage")),
                with(Map.of("columnHeight", "1", "agents", "6", "requests", "3", "normalizeCoordinates", "true")),
                with(Map.of(
                        "columnHeight", "2", "agents", "20", "requests", "4", "reward", "global", "sensorRange", "2")),
                with(Map.of("columnHeight", "1", "agents", "7", "difficulty", "hard", "imageObservation", "true")),
                with(Map.of("size", "medium", "agents", "5", "imageObservation", "true", "directional", "false")));
    }

    private static OneWorld world(Warehouse.Parameters rules) {
        return new OneWorld(new Warehouse().game(rules), 3);
    }

    private static Robots robots(OneWorld world) {
        return ((WarehouseGame) world.game).robots;
    }

    private static ReferenceWarehouse copy(Warehouse.Parameters rules, Robots columns) {
        ReferenceWarehouse copy = new ReferenceWarehouse(rules);
        for (int i = 0; i < rules.agents(); i++) {
            copy.robots.get(i).cell = columns.cell.read()[i];
            copy.robots.get(i).heading = Heading.of(columns.heading.read()[i]);
        }
        for (int i = 0; i < copy.shelves.size(); i++) {
            copy.shelves.get(i).requested = columns.requested.read()[i] == 1;
        }
        return copy;
    }

    @ParameterizedTest
    @MethodSource("options")
    void playsAsTheReference(Warehouse.Parameters rules) {
        OneWorld world = world(rules);
        Robots columns = robots(world);
        ReferenceWarehouse reference = copy(rules, columns);
        Philox random = new Philox().reset(9, 0, 0, 0);
        Philox requests = new Philox();
        int width = world.actions.length / rules.agents();
        for (int step = 0; step < STEPS; step++) {
            int[] moves = new int[rules.agents()];
            for (int i = 0; i < moves.length; i++) {
                moves[i] = random.nextInt(3) > 0 ? WarehouseGame.FORWARD : random.nextInt(5);
                world.actions[i * width] = moves[i];
                int message = random.nextInt(1 << rules.messageBits());
                reference.robots.get(i).message = message;
                for (int bit = 0; bit < rules.messageBits(); bit++) {
                    world.actions[i * width + 1 + bit] = message >> bit & 1;
                }
            }
            world.random.reset(9, 1, step, 0);
            assertThat(world.step()).isFalse();
            reference.step(moves, Arrays.copyOf(columns.cell.read(), moves.length));
            reference.deliver(requests.reset(9, 1, step, 0));
            requireAlike(rules, world, reference);
            if (step % EPISODE == EPISODE - 1) {
                world.begin();
                reference = copy(rules, columns);
                requireAlike(rules, world, reference);
            }
        }
    }

    private static void requireAlike(Warehouse.Parameters rules, OneWorld world, ReferenceWarehouse reference) {
        Robots columns = robots(world);
        int features = world.observations.length / rules.agents();
        for (int i = 0; i < rules.agents(); i++) {
            ReferenceWarehouse.Robot robot = reference.robots.get(i);
            assertThat(columns.heading.read()[i]).isEqualTo(robot.heading.ordinal());
            assertThat(columns.carries.read()[i] == 1).isEqualTo(robot.shelf != null);
            assertThat(world.rewards[i]).isCloseTo(robot.reward, within(1e-12));
            robot.reward = world.rewards[i];
            assertThat(Arrays.copyOfRange(world.observations, i * features, (i + 1) * features))
                    .isEqualTo(rules.view().imageObservation() ? reference.layers(robot) : reference.sensors(robot));
        }
        for (int i = 0; i < reference.shelves.size(); i++) {
            assertThat(columns.shelf.read()[reference.shelves.get(i).cell]).isEqualTo(i + 1);
            assertThat(columns.requested.read()[i] == 1).isEqualTo(reference.shelves.get(i).requested);
        }
    }

    @Test
    void theSmallestFloorHasTwoGroupsAndAWayToTheGoals() {
        Layout layout = new Layout(Warehouse.Size.SMALL, 2);
        StringBuilder picture = new StringBuilder();
        for (int cell = 0; cell < layout.cells(); cell++) {
            picture.append(layout.isGoal(cell) ? 'G' : layout.isHighway(cell) ? '.' : 'X')
                    .append(cell % layout.width() == layout.width() - 1 ? "\n" : "");
        }
        assertThat(picture.toString()).isEqualTo("""
            ..........
            .XX.XX.XX.
            .XX.XX.XX.
            ..........
            .XX....XX.
            .XX....XX.
            ..........
            ....GG....
            """);
    }

    /** Where robots on an empty row of a highway are after a step in which all of them go ahead. */
    private static int[] ahead(int[] cells, Heading... headings) {
        OneWorld world = world(with(Map.of("agents", String.valueOf(cells.length))));
        Robots columns = robots(world);
        world.set(() -> {
            for (int i = 0; i < cells.length; i++) {
                columns.cell.write()[i] = cells[i];
                columns.heading.write()[i] = headings[i].ordinal();
            }
        });
        Arrays.fill(world.actions, WarehouseGame.FORWARD);
        world.step();
        return Arrays.copyOf(columns.cell.read(), cells.length);
    }

    @Test
    void ringsMoveOnAndTwoDoNotChangePlaces() {
        Heading right = Heading.RIGHT;
        Heading left = Heading.LEFT;
        assertThat(ahead(new int[] {0, 1, 11, 10}, right, Heading.DOWN, left, Heading.UP))
                .containsExactly(1, 11, 10, 0);
        assertThat(ahead(new int[] {3, 4}, right, left)).containsExactly(3, 4);
        assertThat(ahead(new int[] {2, 3, 4}, right, right, left)).containsExactly(2, 3, 4);
    }

    @Test
    void theLongerQueueGoesFirstAndNobodyLeavesTheFloor() {
        Heading right = Heading.RIGHT;
        Heading left = Heading.LEFT;
        assertThat(ahead(new int[] {6, 4, 3}, left, right, right)).containsExactly(6, 5, 4);
        assertThat(ahead(new int[] {6, 7, 4, 3}, left, left, right, Heading.UP)).containsExactly(5, 6, 4, 3);
        assertThat(ahead(new int[] {0, 9}, left, right)).containsExactly(0, 9);
    }

    @Test
    void aRobotCarriesARequestedShelfToAGoalAndIsPaidInTwoStages() {
        OneWorld world =
                world(with(Map.of("columnHeight", "1", "agents", "1", "requests", "3", "reward", "two_stage")));
        Robots columns = robots(world);
        world.set(() -> {
            columns.cell.write()[0] = 12;
            columns.heading.write()[0] = Heading.DOWN.ordinal();
            System.arraycopy(new int[] {0, 1, 1, 1}, 0, columns.requested.write(), 0, 4);
        });
        assertThat(play(world, "t ff l ff")).containsExactly(0, 0, 0, 0, 0, 0.5);
        assertThat(columns.requested.read()).startsWith(1, 0, 1, 1);
        assertThat(columns.delivered.read()[0]).isEqualTo(1);
        assertThat(play(world, "ll ff r f t f t")).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0.5);
        assertThat(columns.delivered.read()[0]).isZero();
        assertThat(columns.shelf.read()[12]).isEqualTo(2);
    }

    private static double[] play(OneWorld world, String actions) {
        return actions.chars()
                .filter(action -> action != ' ')
                .mapToDouble(action -> {
                    world.actions[0] = "nflrt".indexOf(action);
                    world.step();
                    return world.rewards[0];
                })
                .toArray();
    }

    @Test
    void setsAreGoneThroughAsInPython() {
        assertThat(PythonSet.hashOfPair(3, 4)).isEqualTo(1079245023883434373L);
        assertThat(PythonSet.hashOfPair(0, 0)).isEqualTo(-8458139203682520985L);
        PythonSet set = new PythonSet();
        for (int cell :
                new int[] {43, 61, 27, 11, 60, 48, 30, 88, 45, 12, 34, 100, 44, 23, 15, 59, 86, 73, 14, 40, 49, 38, 66
                }) {
            set.add(cell, PythonSet.hashOfPair(cell % 10, cell / 10));
        }
        assertThat(set.values())
                .containsExactly(
                        43, 34, 73, 45, 15, 59, 38, 61, 86, 49, 88, 40, 12, 100, 23, 14, 44, 48, 11, 30, 60, 27, 66);
    }

    @Test
    void episodesWithoutADeliveryCanEndEarly() {
        OneWorld world = world(with(Map.of("inactivitySteps", "3")));
        assertThat(Stream.generate(world::step).limit(4)).containsExactly(false, false, true, true);
    }

    @Test
    void impossibleParametersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("columnHeight", "0")))
                .withMessage("columnHeight must be in [1, 30], got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("columnHeight", "1", "requests", "4")))
                .withMessage("requests must be in [0, 3], got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("columnHeight", "1", "agents", "4")))
                .withMessage("requests must be fewer than the 4 shelves, got 4 by the difficulty; give fewer agents");
    }
}
