package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.spec.ActionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Random play, with agents that seek each other every other step, against the rules written down once more. */
class SpreadAgainstReferenceTest {
    private static final int WORLDS = 60;
    private static final int STEPS = 25;
    private static final double LOCAL_RATIO = 0.3;

    private int contacts;

    @ParameterizedTest
    @MethodSource("variants")
    void everyStateRewardAndObservationIsTheReferences(boolean mappo, int agents, boolean continuous) {
        GameFactory placed = Placed.in(game(mappo, agents, continuous), (world, positions, landmarks) -> {
            for (int i = 0; i < positions.length && world % 2 == 0; i++) {
                positions[i] *= 0.1;
            }
        });
        try (SpreadArena spread = new SpreadArena(placed, WORLDS, agents)) {
            List<ReferenceWorld> references = references(spread, mappo, agents);
            for (int step = 0; step < STEPS; step++) {
                spread.arena.act(List.of(new RandomPolicy()), 5);
                huddle(spread.batch(), step, mappo);
                spread.arena.step();
                check(spread, references, mappo);
            }
        }
        assertThat(contacts).isGreaterThan(agents == 1 ? -1 : WORLDS);
    }

    private static GameFactory game(boolean mappo, int agents, boolean continuous) {
        return mappo
                ? new SimpleSpreadMappo().game(new SimpleSpreadMappo.Parameters(agents, STEPS + 1, continuous))
                : new SimpleSpread().game(new SimpleSpread.Parameters(agents, LOCAL_RATIO, STEPS + 1, continuous));
    }

    private static List<ReferenceWorld> references(SpreadArena spread, boolean mappo, int agents) {
        List<ReferenceWorld> worlds = new ArrayList<>();
        for (int world = 0; world < WORLDS; world++) {
            ReferenceWorld reference =
                    new ReferenceWorld(mappo ? Integration.VELOCITY_FIRST : Integration.POSITION_FIRST);
            add(reference.agents, Body.agent(0.15), spread.position(), world, agents);
            add(reference.landmarks, Body.mark(0.05), spread.landmarks(), world, agents);
            worlds.add(reference);
        }
        return worlds;
    }

    private static void add(List<ReferenceWorld.Thing> things, Body body, double[] points, int world, int count) {
        for (int i = world * count; i < (world + 1) * count; i++) {
            things.add(new ReferenceWorld.Thing(body, points[2 * i], points[2 * i + 1]));
        }
    }

    private void check(SpreadArena spread, List<ReferenceWorld> references, boolean mappo) {
        AgentBatch batch = spread.batch();
        double[] position = spread.position();
        double[] velocity = spread.velocity();
        int row = 0;
        for (ReferenceWorld reference : references) {
            reference.step(pushes(batch, row, reference.agents.size(), mappo));
            for (ReferenceWorld.Thing agent : reference.agents) {
                contacts += (int) reference.contacts(agent);
                assertThat(position[2 * row]).isEqualTo(agent.x, within(1e-12));
                assertThat(position[2 * row + 1]).isEqualTo(agent.y, within(1e-12));
                assertThat(velocity[2 * row]).isEqualTo(agent.velocityX, within(1e-12));
                assertThat(velocity[2 * row + 1]).isEqualTo(agent.velocityY, within(1e-12));
                assertThat(batch.rewards()[row]).isEqualTo(reward(reference, agent, mappo), within(1e-11));
                checkObservation(batch, row, reference.observation(agent));
                row++;
            }
        }
    }

    private static double reward(ReferenceWorld world, ReferenceWorld.Thing agent, boolean mappo) {
        if (!mappo) {
            return -(1 - LOCAL_RATIO) * world.uncovered() - LOCAL_RATIO * world.contacts(agent);
        }
        double sum = 0;
        for (ReferenceWorld.Thing each : world.agents) {
            sum += -world.uncovered() - world.contacts(each) - 1;
        }
        return sum;
    }

    private static void checkObservation(AgentBatch batch, int row, List<Double> expected) {
        assertThat(batch.features()).isEqualTo(expected.size());
        for (int i = 0; i < expected.size(); i++) {
            float seen = batch.observations()[row * batch.features() + i];
            assertThat((double) seen).isEqualTo(expected.get(i), within(1e-12 + Math.ulp(seen) / 2.0));
        }
    }

    /** Agents go to the middle in turns, along one axis with a full push. */
    private static void huddle(AgentBatch batch, int step, boolean mappo) {
        for (int row = step % 2; row < batch.rows(); row += 2) {
            float x = batch.observations()[row * batch.features() + 2];
            float y = batch.observations()[row * batch.features() + 3];
            int axis = Math.abs(x) > Math.abs(y) ? 0 : 1;
            boolean plus = (axis == 0 ? x : y) < 0;
            float[] actions = batch.actions();
            int at = row * batch.actionColumns();
            if (batch.actionColumns() == 1) {
                actions[at] = 1 + 2 * axis + (plus == mappo ? 0 : 1);
            } else if (mappo) {
                actions[at + axis] = plus ? 1 : -1;
            } else {
                actions[at + 1 + 2 * axis] = plus ? 0 : 1;
                actions[at + 2 + 2 * axis] = plus ? 1 : 0;
            }
        }
    }

    /** Forces of 5 along the axes, told apart by variant. */
    private static double[] pushes(AgentBatch batch, int firstRow, int agents, boolean mappo) {
        double[] pushes = new double[2 * agents];
        int columns = batch.actionColumns();
        for (int i = 0; i < agents; i++) {
            int at = (firstRow + i) * columns;
            float[] a = batch.actions();
            if (batch.kind().action() instanceof ActionSpec.Discrete) {
                double sign = mappo ? 1 : -1;
                pushes[2 * i] = a[at] == 1 ? 5 * sign : a[at] == 2 ? -5 * sign : 0;
                pushes[2 * i + 1] = a[at] == 3 ? 5 * sign : a[at] == 4 ? -5 * sign : 0;
            } else if (mappo) {
                pushes[2 * i] = 5.0 * a[at];
                pushes[2 * i + 1] = 5.0 * a[at + 1];
            } else {
                pushes[2 * i] = 5.0 * (a[at + 2] - a[at + 1]);
                pushes[2 * i + 1] = 5.0 * (a[at + 4] - a[at + 3]);
            }
        }
        return pushes;
    }

    static Stream<Arguments> variants() {
        return IntStream.of(1, 2, 3, 5)
                .boxed()
                .flatMap(agents -> Stream.of(
                        arguments(false, agents, false),
                        arguments(false, agents, true),
                        arguments(true, agents, false),
                        arguments(true, agents, true)));
    }
}
