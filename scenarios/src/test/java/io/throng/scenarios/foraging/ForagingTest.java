package io.throng.scenarios.foraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Execution;
import io.throng.kernel.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForagingTest {
    private static final int WORLDS = 20;
    private static final int STEPS = 400;

    private static Foraging.Parameters with(Map<String, String> changes) {
        return Parameters.with(new Foraging().defaults(), changes);
    }

    static Stream<Foraging.Parameters> options() {
        return Stream.of(
                with(Map.of()),
                with(Map.of("size", "5", "foods", "1", "forceCoop", "false")),
                with(Map.of("agents", "4", "foods", "3", "sight", "2", "forceCoop", "false")),
                with(Map.of("agents", "3", "size", "6", "sight", "1", "penalty", "0.1", "normalizeRewards", "false")),
                with(Map.of(
                        "agents",
                        "5",
                        "maxPlayerLevel",
                        "3",
                        "minFoodLevel",
                        "2",
                        "maxFoodLevel",
                        "4",
                        "foods",
                        "4",
                        "forceCoop",
                        "false")),
                with(Map.of("agents", "3", "gridObservation", "true", "sight", "2", "masks", "true")));
    }

    private static ReferenceForaging copy(Foraging.Parameters rules, ForagingGame game, int world) {
        ReferenceForaging copy = new ReferenceForaging(rules);
        int size = rules.size();
        for (int cell = 0; cell < size * size; cell++) {
            copy.food[cell / size][cell % size] = game.field.read()[world * size * size + cell];
            copy.spawned += copy.food[cell / size][cell % size];
        }
        for (int i = 0; i < rules.agents(); i++) {
            int row = world * rules.agents() + i;
            int cell = game.cell.read()[row];
            copy.players.add(new ReferenceForaging.Player(
                    cell / size, cell % size, game.level.read()[row]));
        }
        return copy;
    }

    @ParameterizedTest
    @MethodSource("options")
    void playsAsTheReference(Foraging.Parameters rules) {
        GameWorld worlds = new Foraging().worlds(rules, WORLDS);
        ForagingGame game = (ForagingGame) worlds.game();
        RandomPolicy random = new RandomPolicy();
        int collected = 0;
        try (Arena arena = Arena.open(worlds, 5, Execution.defaults().withThreads(1))) {
            AgentBatch batch = arena.batches().getFirst();
            ReferenceForaging[] references = new ReferenceForaging[WORLDS];
            Arrays.setAll(references, world -> copy(rules, game, world));
            for (int step = 0; step < STEPS; step++) {
                random.act(batch, 9, step);
                int[] actions = new int[batch.rows()];
                for (int row = 0; row < actions.length; row++) {
                    ReferenceForaging reference = references[row / rules.agents()];
                    if ((row + step) % 4 != 0) { // players that only act at random seldom lift anything
                        batch.actions()[row] = towardsFood(reference, row % rules.agents(), step);
                    }
                    actions[row] = (int) batch.actions()[row];
                }
                arena.step();
                for (int world = 0; world < WORLDS; world++) {
                    int from = world * rules.agents();
                    boolean done = references[world].step(Arrays.copyOfRange(actions, from, from + rules.agents()));
                    for (int i = 0; i < rules.agents(); i++) {
                        double expected = references[world].players.get(i).reward;
                        assertThat(batch.rewards()[from + i]).isCloseTo(expected, within(1e-12));
                        collected += expected > 0 ? 1 : 0;
                    }
                    boolean ended = arena.ending(world) != Ending.RUNNING;
                    assertThat(arena.ending(world) == Ending.TERMINATED).isEqualTo(done);
                    float[] rows = ended ? batch.finalObservations() : batch.observations();
                    requireSeen(references[world], rules, batch, rows, from);
                    if (ended) {
                        references[world] = copy(rules, game, world);
                        requireSeen(references[world], rules, batch, batch.observations(), from);
                    }
                }
            }
        }
        assertThat(collected).isGreaterThan(20);
    }

    /** A step towards the first food there is, or an attempt to lift it. */
    private static int towardsFood(ReferenceForaging world, int who, int step) {
        ReferenceForaging.Player player = world.players.get(who);
        for (int row = 0; row < world.food.length; row++) {
            for (int column = 0; column < world.food.length; column++) {
                if (world.food[row][column] > 0) {
                    int down = row - player.row;
                    int right = column - player.column;
                    if (Math.abs(down) + Math.abs(right) == 1) {
                        return 5;
                    }
                    boolean vertical = right == 0 || down != 0 && step % 2 == 0;
                    return vertical ? (down > 0 ? 2 : 1) : (right > 0 ? 4 : 3);
                }
            }
        }
        return 0;
    }

    private static void requireSeen(
            ReferenceForaging reference, Foraging.Parameters rules, AgentBatch batch, float[] rows, int from) {
        int width = batch.features();
        for (int i = 0; i < rules.agents(); i++) {
            float[] expected = rules.gridObservation() ? reference.layers(i) : reference.things(i);
            assertThat(Arrays.copyOfRange(rows, (from + i) * width, (from + i + 1) * width))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void foodStandsApartInsideTheBorderAndCanBeLifted(Foraging.Parameters rules) {
        GameWorld worlds = new Foraging().worlds(rules, 200);
        ForagingGame game = (ForagingGame) worlds.game();
        try (Arena arena = Arena.open(worlds, 6, Execution.defaults())) {
            for (int world = 0; world < arena.worlds(); world++) {
                ReferenceForaging fresh = copy(rules, game, world);
                requireApart(fresh, rules);
                int all = fresh.players.stream().mapToInt(p -> p.level).sum();
                for (int[] row : fresh.food) {
                    for (int level : row) {
                        assertThat(level).isLessThanOrEqualTo(rules.maxFoodLevel() == 0 ? all : rules.maxFoodLevel());
                    }
                }
                assertThat(fresh.players.stream()
                                .map(p -> List.of(p.row, p.column))
                                .distinct()
                                .count())
                        .isEqualTo(rules.agents());
            }
        }
    }

    private static void requireApart(ReferenceForaging world, Foraging.Parameters rules) {
        int last = rules.size() - 1;
        for (int a = 0; a < rules.size() * rules.size(); a++) {
            int row = a / rules.size();
            int column = a % rules.size();
            if (world.food[row][column] == 0) {
                continue;
            }
            assertThat(row > 0 && column > 0 && row < last && column < last).isTrue();
            for (int b = 0; b < rules.size() * rules.size(); b++) {
                int down = Math.abs(b / rules.size() - row);
                int right = Math.abs(b % rules.size() - column);
                boolean near = Math.max(down, right) <= 1 || Math.min(down, right) == 0 && Math.max(down, right) == 2;
                if (b != a && near) {
                    assertThat(world.food[b / rules.size()][b % rules.size()]).isZero();
                }
            }
        }
    }

    @Test
    void masksAllowWhatDoesSomething() {
        Foraging.Parameters rules = with(Map.of("masks", "true", "agents", "3"));
        GameWorld worlds = new Foraging().worlds(rules, 50);
        ForagingGame game = (ForagingGame) worlds.game();
        try (Arena arena = Arena.open(worlds, 7, Execution.defaults())) {
            for (int step = 0; step < 20; step++) {
                arena.act(List.of(new RandomPolicy()), 3);
                arena.step();
                float[] masks = arena.batches().getFirst().masks();
                for (int row = 0; row < 150; row++) {
                    ReferenceForaging now = copy(rules, game, row / 3);
                    for (int action = 0; action < 6; action++) {
                        assertThat(masks[6 * row + action] == 1)
                                .isEqualTo(now.isValid(now.players.get(row % 3), action));
                    }
                }
            }
        }
    }

    @Test
    void impossibleParametersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("size", "4")))
                .withMessage("size must be in [5, 100], got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("minPlayerLevel", "3")))
                .withMessage("maxPlayerLevel must be in [3, 100], got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("penalty", "-1")))
                .withMessage("penalty must be at least 0, got -1.0");
    }
}
