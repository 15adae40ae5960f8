package io.throng.scenarios.script;

import static io.throng.scenarios.script.Script.bounded;
import static io.throng.scenarios.script.Script.torus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.agents.arena.GameWorld;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.spec.ActionSpec;
import io.throng.kernel.Execution;
import io.throng.kernel.Snapshot;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.record.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Agents that learn beside scripted ones in one plan. */
final class LearningTest {
    private static final long SEED = 5;
    private static final int STEPS = 30;

    /** Dogs that learn among sheep that flee, die when caught, and dogs that tire; everything a learned world can do. */
    private static WorldPlan pasture() {
        return torus(12, 8)
                .property("tired", 0)
                .agents("sheep", 20, sheep -> sheep.anywhere().anyHeading().speed(0.1))
                .agents("dog", 3, dog -> dog.anywhere().anyHeading().speed(0.3))
                .everyStep("sheep", LearningTest::flee)
                .everyStep("dog", (dog, near) -> {
                    dog.add("tired", dog.uniform(0, 0.1));
                    if (dog.get("tired") > 1.2) {
                        dog.die();
                    }
                })
                .learns("dog", LearningTest::shepherd)
                .episode(25)
                .endsWhen(all -> all.ofKind("sheep").count() < 5)
                .measure("sheep", all -> all.ofKind("sheep").count());
    }

    private static void flee(Agent sheep, Near near) {
        Neighbours dogs = near.within(1.5).ofKind("dog");
        if (dogs.isEmpty()) {
            sheep.turnBy(sheep.gaussian(0, 0.3));
        } else if (dogs.nearest().distance() < 0.4) {
            sheep.die();
        } else {
            sheep.turnTowards(dogs.directionAway(), 0.5);
        }
    }

    private static void shepherd(Learning learn) {
        learn.observe("sheep near", (_, near) -> near.within(2).ofKind("sheep").count())
                .observeDirection("to the middle", (dog, _) -> dog.directionTo(6, 4))
                .choice("ahead", _ -> {})
                .choice("round", (dog, near) -> dog.turnTo(near.within(2).meanHeading()))
                .control("turn", "rad", -0.5, 0.5, Agent::turnBy)
                .reward((dog, near) -> near.within(1).ofKind("sheep").count())
                .teamReward(all -> -0.01 * all.count())
                .byHand((dog, _) -> dog.turnBy(0.1));
    }

    private static GameWorld worlds(String name, WorldPlan plan, int count, boolean byHand) {
        return new GameWorld(name, count, (agents, worlds) -> new ScriptedGame(name, plan, byHand, agents, worlds));
    }

    private static Arena open(WorldPlan plan, int worlds, Execution execution) {
        return Arena.open(worlds("pasture", plan, worlds, false), SEED, execution);
    }

    private static void play(Arena arena, int steps) {
        for (int i = 0; i < steps; i++) {
            arena.act(arena.batches().stream().map(_ -> new RandomPolicy()).toList(), SEED);
            arena.step();
        }
    }

    private static List<Object> trace(Arena arena, int steps) {
        List<Object> trace = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            play(arena, 1);
            trace.add(arena.hash());
            for (AgentBatch batch : arena.batches()) {
                trace.add(Arrays.toString(batch.observations()));
                trace.add(Arrays.toString(batch.rewards()));
                trace.add(Arrays.toString(batch.alive()));
            }
        }
        return trace;
    }

    @Test
    void allExecutionsAgree() {
        Execution one = Execution.defaults().withThreads(1).withRegions(1);
        List<Object> expected;
        try (Arena arena = open(pasture(), 7, one)) {
            expected = trace(arena, STEPS);
            assertThat(arena.simulation().measures().get("sheep")).isStrictlyBetween(5.0, 20.0);
        }
        List<Execution> others = new ArrayList<>();
        for (SteppingMode mode : SteppingMode.values()) {
            others.add(one.withMode(mode).withThreads(2).withRegions(3));
        }
        others.add(one.withThreads(2).withRegions(7).shuffled(17));
        for (Execution execution : others) {
            try (Arena arena = open(pasture(), 7, execution)) {
                assertThat(trace(arena, STEPS)).as(execution.toString()).isEqualTo(expected);
            }
        }
    }

    @Test
    void resumedRunEqualsUninterruptedRun() {
        try (Arena first = open(pasture(), 4, Execution.defaults())) {
            play(first, STEPS / 2);
            Snapshot saved = first.snapshot();
            List<Object> expected = trace(first, STEPS);
            GameWorld again = worlds("pasture", pasture(), 4, false);
            try (Arena second = Arena.restore(again, saved, Execution.defaults())) {
                assertThat(trace(second, STEPS)).isEqualTo(expected);
            }
        }
    }

    @Test
    void worldDoesNotDependOnHowManyThereAre() {
        try (Arena few = open(pasture(), 2, Execution.defaults());
                Arena many = open(pasture(), 5, Execution.defaults())) {
            play(few, STEPS);
            play(many, STEPS);
            float[] ofFew = few.batches().getFirst().observations();
            float[] ofMany = many.batches().getFirst().observations();
            assertThat(Arrays.copyOf(ofMany, ofFew.length)).isEqualTo(ofFew);
        }
    }

    /** A walker on a line, whose steps can be added up by hand. */
    private static WorldPlan walk(Consumer<WorldPlan> more) {
        WorldPlan plan = bounded(100, 10)
                .property("steps", 0)
                .agents("stone", 2, stone -> stone.at(3, 5))
                .agents("walker", 1, walker -> walker.at(10, 5))
                .everyStep("walker", (walker, _) -> walker.add("steps", 1))
                .learns(
                        "walker",
                        learn -> learn.observe("place", "m", (walker, _) -> walker.x())
                                .observe("steps", (walker, _) -> walker.get("steps"))
                                .observe(
                                        "stones",
                                        (_, near) ->
                                                near.everyone().ofKind("stone").count())
                                .choice("back", walker -> walker.moveBy(-1, 0))
                                .choice("stay", _ -> {})
                                .choice("forth", walker -> walker.moveBy(2, 0))
                                .reward((walker, _) -> walker.x())
                                .teamReward(all -> 100 * all.ofKind("stone").count())
                                .byHand((walker, _) -> walker.moveBy(5, 0)))
                .episode(3);
        more.accept(plan);
        return plan;
    }

    private static void choose(Arena arena, int choice) {
        Arrays.fill(arena.batches().getFirst().actions(), choice);
        arena.step();
    }

    @Test
    void choicesActThenRulesThenRewardsAndObservationsFollow() {
        try (Arena arena = open(walk(_ -> {}), 2, Execution.defaults())) {
            AgentBatch batch = arena.batches().getFirst();
            assertThat(batch.observations()).containsExactly(10, 0, 2, 10, 0, 2);
            choose(arena, 2);
            assertThat(batch.observations()).containsExactly(12, 1, 2, 12, 1, 2);
            assertThat(batch.rewards()).containsExactly(212, 212);
            choose(arena, 0);
            assertThat(batch.observations()).containsExactly(11, 2, 2, 11, 2, 2);
            choose(arena, 1);
            assertThat(batch.finalObservations()).containsExactly(11, 3, 2, 11, 3, 2);
            assertThat(arena.ending(0)).isEqualTo(Ending.TRUNCATED);
            assertThat(batch.observations()).containsExactly(10, 0, 2, 10, 0, 2);
        }
    }

    @Test
    void ruleByHandTakesThePlaceOfActions() {
        GameWorld led = worlds("walk", walk(_ -> {}), 1, true);
        try (Arena arena = Arena.open(led, SEED, Execution.defaults())) {
            choose(arena, 0);
            assertThat(arena.batches().getFirst().observations()).containsExactly(15, 1, 2);
        }
    }

    @Test
    void theDeadAreSeenNoMoreAndAWorldWithoutLearnersEnds() {
        WorldPlan plan = walk(world -> world.everyStep("stone", (stone, _) -> {
                    if (stone.step() == 0 && stone.id() == 1) {
                        stone.die();
                    }
                })
                .everyStep("walker", (walker, _) -> {
                    if (walker.x() >= 14) {
                        walker.die();
                    }
                }));
        try (Arena arena = open(plan, 1, Execution.defaults())) {
            AgentBatch batch = arena.batches().getFirst();
            choose(arena, 2);
            assertThat(batch.observations()).containsExactly(12, 1, 1);
            assertThat(batch.rewards())
                    .as("who dies is there until the step is over")
                    .containsExactly(212);
            choose(arena, 2);
            assertThat(arena.ending(0)).isEqualTo(Ending.TERMINATED);
            assertThat(batch.finalAlive()).containsExactly(0);
            assertThat(batch.rewards()).containsExactly(114);
            assertThat(batch.alive()).containsExactly(1);
        }
    }

    @Test
    void episodeEndsWhenThePlanSaysSo() {
        WorldPlan plan =
                walk(world -> world.endsWhen(all -> all.ofKind("walker").share(walker -> walker.x() >= 14) == 1));
        try (Arena arena = open(plan, 1, Execution.defaults())) {
            choose(arena, 2);
            assertThat(arena.ending(0)).isEqualTo(Ending.RUNNING);
            choose(arena, 2);
            assertThat(arena.ending(0)).isEqualTo(Ending.TERMINATED);
        }
    }

    @Test
    void choicesAndControlsBecomeTheActionsOfAKind() {
        try (Arena arena = open(pasture(), 1, Execution.defaults())) {
            ActionSpec action = arena.batches().getFirst().kind().action();
            assertThat(action.columns()).isEqualTo(2);
            assertThat(action.parts().getFirst()).isEqualTo(new ActionSpec.Discrete(List.of("ahead", "round")));
            assertThat(arena.batches().getFirst().kind().observation().features())
                    .extracting(feature -> feature.name())
                    .containsExactly("sheep near", "to the middle, ahead", "to the middle, left");
        }
    }

    @Test
    void picturesShowWhoLives() {
        GameWorld world = worlds("pasture", pasture(), 2, false);
        try (Arena arena = Arena.open(world, SEED, Execution.defaults())) {
            assertThat(seen(arena, world)).isEqualTo(23);
            play(arena, 20);
            assertThat(seen(arena, world)).isLessThan(23);
        }
    }

    private static int seen(Arena arena, GameWorld world) {
        return arena.simulation()
                .atRest(() -> ((Frame.Agents) world.camera().take(0).layers().getFirst()).count());
    }

    private static void refuses(Consumer<Learning> learning, String message) {
        assertThatThrownBy(() -> worlds(
                        "walk", torus(5, 5).agents("one", 1, Newborn::anywhere).learns("one", learning), 1, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void whatIsMissingIsNamed() {
        refuses(
                learn -> learn.choice("stay", _ -> {}).reward((_, _) -> 0),
                "kind one is to learn and perceives nothing; add .observe(\"distance\", \"m\", (agent, near) -> ...)");
        refuses(
                learn -> learn.observe("x", (one, _) -> one.x()).reward((_, _) -> 0),
                "kind one is to learn and can do nothing; add .choice(\"left\", agent -> ...) or"
                        + " .control(\"turn\", \"rad\", -1, 1, ...)");
        refuses(
                learn -> learn.observe("x", (one, _) -> one.x()).choice("stay", _ -> {}),
                "kind one is to learn and earns nothing; add .reward((agent, near) -> ...) or .teamReward(all -> ...)");
        refuses(
                learn -> learn.observe("x", (one, _) -> one.x()).observe("x", (one, _) -> one.y()),
                "observations of kind one need different names, got \"x\" again or empty; choose another name");
        refuses(
                learn -> learn.choice("stay", _ -> {}).choice("stay", _ -> {}),
                "choices of kind one need different names, got \"stay\" beside [stay]; choose another name");
    }

    @Test
    void plansSayThingsOnce() {
        WorldPlan plan = walk(_ -> {});
        assertThatThrownBy(() -> plan.learns("walker", _ -> {}))
                .hasMessage("learning of kind walker is given twice; give it once, or choose another name");
        assertThatThrownBy(() -> plan.episode(4)).hasMessage("the length of an episode is given twice; give it once");
        assertThatThrownBy(() -> torus(1, 1).episode(0)).hasMessage("an episode must have at least 1 step, got 0");
        assertThatThrownBy(() -> worlds("walk", walk(world -> world.learns("walkr", _ -> {})), 1, false))
                .hasMessageStartingWith("no kind is called \"walkr\"; did you mean walker?");
    }

    private static void failsWith(Rule rule, String message) {
        try (Arena arena = open(walk(world -> world.everyStep("stone", rule)), 1, Execution.defaults())) {
            assertThatThrownBy(arena::step).rootCause().hasMessage(message);
        }
    }

    @Test
    void whatALearnedWorldCannotDoIsRefused() {
        failsWith(
                (stone, _) -> stone.bear(),
                "in a world where agents learn nobody is born; begin with as many agents as there may be");
        failsWith(
                (stone, _) -> stone.send(0, 1, 2),
                "in a world where agents learn nobody sends mail; let the other agent look at this one instead");
        WorldPlan plan = torus(5, 5)
                .agents("one", 1, Newborn::anywhere)
                .learns(
                        "one",
                        learn -> learn.observe("x", (one, _) -> one.moveBy(1, 0).x())
                                .choice("stay", _ -> {})
                                .reward((_, _) -> 0));
        assertThatThrownBy(() -> open(plan, 1, Execution.defaults()).close())
                .rootCause()
                .hasMessage("observations and rewards only look at an agent; change it in a choice, a control or a"
                        + " rule");
    }
}
