package io.throng.scenarios.particle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.GameFactory;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.kernel.Parameters;
import io.throng.scenarios.LearningScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random play, crowded in every other world, against the rules written down once more. */
class EveryParticleScenarioAgainstReferenceTest {
    private static final int WORLDS = 40;
    private static final int STEPS = 25;

    /** The reference rounds otherwise; contacts of a crowd multiply a difference several times a step. */
    private static final double CLOSE = 1e-11;

    /** A scenario with parameters that differ from its defaults. */
    record Variant(ParticleScenarios.Named scenario, Map<String, String> changes) {
        static List<Variant> of(ParticleScenarios.Named scenario) {
            List<Map<String, String>> others = switch (scenario.base()) {
                case "simple_spread" ->
                    Stream.of("1", "2", "5")
                            .map(agents -> Map.of("agents", agents))
                            .toList();
                case "simple_tag" -> List.of(Map.of("good", "3", "adversaries", "2", "obstacles", "0"));
                case "simple_adversary" -> List.of(Map.of("good", "1"), Map.of("good", "4"));
                case "simple_world_comm" ->
                    List.of(
                            Map.of("good", "1", "adversaries", "1", "food", "1", "forests", "0"),
                            Map.of("good", "3", "adversaries", "3", "obstacles", "2", "forests", "4"));
                default -> List.of();
            };
            return Stream.concat(Stream.of(Map.<String, String>of()), others.stream())
                    .flatMap(changes -> Stream.of("false", "true").map(continuous -> {
                        Map<String, String> all = new java.util.HashMap<>(changes);
                        all.put("continuous", continuous);
                        all.put("episodeSteps", String.valueOf(STEPS + 1));
                        return new Variant(scenario, all);
                    }))
                    .toList();
        }

        Record parameters() {
            return Parameters.with(scenario.scenario().defaults(), changes);
        }
    }

    static Stream<Variant> variants() {
        return ParticleScenarios.all().stream().flatMap(scenario -> Variant.of(scenario).stream());
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyStateRewardAndObservationIsTheReferences(Variant variant) {
        Record parameters = variant.parameters();
        Map<String, Object> values = Parameters.values(parameters);
        ReferenceRules rules =
                ReferenceRules.of(variant.scenario().base(), variant.scenario().edition(), values);
        GameFactory placed =
                Placed.in(game(variant.scenario().scenario(), parameters), (world, agents, marks, goals) -> {
                    for (int i = 0; i < agents.length && world % 2 == 0; i++) {
                        agents[i] *= 0.1;
                    }
                });
        ReferenceActions actions =
                new ReferenceActions(variant.scenario().edition(), (boolean) values.get("continuous"));
        try (ParticleArena arena = new ParticleArena(placed, WORLDS, 1)) {
            List<ReferenceWorld> references =
                    references(arena, rules, variant.scenario().edition());
            List<Policy> random = new ArrayList<>();
            arena.arena.batches().forEach(batch -> random.add(new RandomPolicy()));
            check(arena, references, rules, false);
            for (int step = 0; step < STEPS; step++) {
                arena.arena.act(random, 5);
                step(arena, references, rules, actions);
                arena.arena.step();
                check(arena, references, rules, true);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static <P extends Record> GameFactory game(LearningScenario<P> scenario, Record parameters) {
        return scenario.game((P) parameters);
    }

    private static List<ReferenceWorld> references(ParticleArena arena, ReferenceRules rules, Edition edition) {
        List<ReferenceWorld> worlds = new ArrayList<>();
        for (int world = 0; world < WORLDS; world++) {
            ReferenceWorld reference = new ReferenceWorld(
                    edition == Edition.MPE2 ? Integration.POSITION_FIRST : Integration.VELOCITY_FIRST);
            add(reference.agents, rules.agents, arena.position(), world);
            add(reference.landmarks, rules.landmarks, arena.landmarks(), world);
            int[] goals = arena.goals();
            int each = goals.length / WORLDS;
            reference.goals = Arrays.copyOfRange(goals, world * each, (world + 1) * each);
            worlds.add(reference);
        }
        return worlds;
    }

    private static void add(List<ReferenceWorld.Thing> things, List<Body> bodies, double[] points, int world) {
        int from = world * points.length / WORLDS;
        for (int i = 0; i < bodies.size(); i++) {
            things.add(new ReferenceWorld.Thing(bodies.get(i), points[from + 2 * i], points[from + 2 * i + 1]));
        }
    }

    private static void step(
            ParticleArena arena, List<ReferenceWorld> references, ReferenceRules rules, ReferenceActions actions) {
        for (int world = 0; world < WORLDS; world++) {
            List<float[]> rows = actionRows(arena, world);
            double[] pushes = new double[2 * rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                Body body = rules.agents.get(i);
                if (body.movable()) {
                    System.arraycopy(actions.forces(rows.get(i), body.gain()), 0, pushes, 2 * i, 2);
                }
                if (rules.speaks.get(i)) {
                    references.get(world).agents.get(i).said = actions.said(rows.get(i), body.movable(), rules.symbols);
                }
            }
            references.get(world).step(pushes);
        }
    }

    private static List<float[]> actionRows(ParticleArena arena, int world) {
        List<float[]> rows = new ArrayList<>();
        for (AgentBatch batch : arena.arena.batches()) {
            int columns = batch.actionColumns();
            for (int i = 0; i < batch.kind().count(); i++) {
                int row = world * batch.kind().count() + i;
                rows.add(Arrays.copyOfRange(batch.actions(), row * columns, (row + 1) * columns));
            }
        }
        return rows;
    }

    private static void check(
            ParticleArena arena, List<ReferenceWorld> references, ReferenceRules rules, boolean stepped) {
        double[] position = arena.position();
        double[] velocity = arena.velocity();
        int row = 0;
        for (int world = 0; world < WORLDS; world++) {
            ReferenceWorld reference = references.get(world);
            double[] rewards = arena.rewards(world);
            List<Double> seen = new ArrayList<>();
            for (int i = 0; i < reference.agents.size(); i++, row++) {
                ReferenceWorld.Thing agent = reference.agents.get(i);
                assertThat(position[2 * row]).isEqualTo(agent.x, within(CLOSE));
                assertThat(position[2 * row + 1]).isEqualTo(agent.y, within(CLOSE));
                assertThat(velocity[2 * row]).isEqualTo(agent.velocityX, within(CLOSE));
                assertThat(velocity[2 * row + 1]).isEqualTo(agent.velocityY, within(CLOSE));
                if (stepped) {
                    assertThat(rewards[i]).isEqualTo(rules.reward(reference, i), within(10 * CLOSE));
                }
                seen.addAll(rules.sees(reference, i));
            }
            checkObservations(arena.observations(world), seen);
        }
    }

    private static void checkObservations(float[] observations, List<Double> expected) {
        assertThat(observations).hasSize(expected.size());
        for (int i = 0; i < observations.length; i++) {
            float seen = observations[i];
            assertThat((double) seen).isEqualTo(expected.get(i), within(CLOSE + Math.ulp(seen) / 2.0));
        }
    }
}
