package io.throng.scenarios.script;

import static io.throng.scenarios.script.Script.bounded;
import static io.throng.scenarios.script.Script.degrees;
import static io.throng.scenarios.script.Script.metres;
import static io.throng.scenarios.script.Script.torus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.Execution;
import io.throng.kernel.Simulation;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class ScriptedWorldTest {
    private static final Execution ALONE = Execution.defaults().withThreads(1);

    private static Simulation start(WorldPlan plan) {
        return Simulation.start(new ScriptedWorld("test", plan), 7, ALONE);
    }

    /** Runs some steps without failures and returns the values of every agent, by column name. */
    private static List<Map<String, List<Double>>> after(int steps, WorldPlan plan) {
        try (Simulation simulation = start(plan)) {
            simulation.run(steps);
            assertThat(simulation.failures()).isEmpty();
            List<Map<String, List<Double>>> agents = new ArrayList<>();
            for (int row = 0; row < simulation.world().agents().rows(); row++) {
                long id = simulation.world().agents().id(row);
                agents.add(simulation
                        .agent(id)
                        .inspect()
                        .toCompletableFuture()
                        .join()
                        .values());
            }
            return agents;
        }
    }

    private static double value(Map<String, List<Double>> agent, String name) {
        return agent.get(name).getFirst();
    }

    private static WorldPlan one(Consumer<Newborn> birth) {
        return torus(10, 10).agents("walker", 1, birth);
    }

    @Test
    void agentGoesOnAlongItsHeadingRoundTheTorus() {
        var walker = after(3, one(born -> born.at(9, 5).heading(degrees(0)).speed(metres(0.5))))
                .getFirst();
        assertThat(value(walker, "x")).isCloseTo(0.5, within(1e-5));
        assertThat(value(walker, "y")).isEqualTo(5);
    }

    @Test
    void agentStopsAtTheWallAndKnowsIt() {
        var plan = bounded(10, 10)
                .agents("walker", 1, born -> born.at(9, 5).speed(0.75))
                .property("at wall", 0)
                .everyStep("walker", (walker, near) -> walker.add("at wall", walker.atWall() ? 1 : 0));
        var walker = after(4, plan).getFirst();
        assertThat(value(walker, "x")).isEqualTo(Math.nextDown(10f));
        assertThat(value(walker, "at wall")).isEqualTo(2);
    }

    @Test
    void agentReadsBackWhatItWroteAndOthersSeeItInTheNextStep() {
        var plan = torus(10, 10)
                .agents("one", 2, born -> born.at(1, 1))
                .property("level", 1)
                .property("own", 0)
                .property("seen", 0)
                .everyStep("one", (one, near) -> one.add("level", 1).set("own", one.get("level")))
                .everyStep(
                        "one",
                        (one, near) -> one.set("seen", near.within(1).others().sum("level")));
        for (var agent : after(2, plan)) {
            assertThat(value(agent, "own")).isEqualTo(3);
            assertThat(value(agent, "seen")).isEqualTo(2);
        }
    }

    @Test
    void turnsAreLimitedAndTakeTheShortWay() {
        var plan = one(born -> born.heading(degrees(170)))
                .everyStep("walker", (walker, near) -> walker.turnTowards(degrees(-100), degrees(30)));
        assertThat(value(after(1, plan).getFirst(), "heading")).isCloseTo(degrees(-160), within(1e-6));
        assertThat(value(after(3, plan).getFirst(), "heading")).isCloseTo(degrees(-100), within(1e-6));
    }

    @Test
    void everyKindFollowsItsOwnRules() {
        var plan = torus(10, 10)
                .agents("fast", 2, born -> born.at(1, 1))
                .agents("slow", 1, born -> born.at(2, 2).set("rank", born.number()))
                .property("rank", -1)
                .everyStep("fast", (one, near) -> one.moveBy(1, 0));
        var agents = after(2, plan);
        assertThat(agents).extracting(agent -> value(agent, "x")).containsExactly(3.0, 3.0, 2.0);
        assertThat(agents).extracting(agent -> value(agent, "kind")).containsExactly(0.0, 0.0, 1.0);
        assertThat(agents).extracting(agent -> value(agent, "rank")).containsExactly(-1.0, -1.0, 0.0);
    }

    @Test
    void childIsLikeItsParentAtTheEndOfTheStepUnlessToldOtherwise() {
        var plan = torus(10, 10)
                .agents("cell", 1, born -> born.at(1, 1).heading(degrees(90)).speed(1))
                .property("mass", 8)
                .property("age", 5)
                .everyStep(
                        "cell",
                        (cell, near) -> cell.set("mass", cell.get("mass") / 2).bear())
                .newborn("cell", child -> child.set("age", child.number()));
        var agents = after(1, plan);
        assertThat(agents).hasSize(2);
        assertThat(agents).extracting(agent -> value(agent, "y")).containsExactly(2.0, 2.0);
        assertThat(agents).extracting(agent -> value(agent, "mass")).containsExactly(4.0, 4.0);
        assertThat(agents).extracting(agent -> value(agent, "age")).containsExactly(5.0, -1.0);
    }

    @Test
    void theDeadAreGoneInTheNextStep() {
        var plan = torus(10, 10)
                .agents("one", 5, born -> born.at(1, 1))
                .property("seen", 0)
                .everyStep("one", (one, near) -> {
                    one.set("seen", near.within(1).count());
                    if (one.id() % 2 == 1) {
                        one.die();
                    }
                });
        assertThat(after(1, plan)).extracting(agent -> value(agent, "seen")).containsExactly(5.0, 5.0, 5.0);
        assertThat(after(2, plan)).extracting(agent -> value(agent, "seen")).containsExactly(3.0, 3.0, 3.0);
    }

    @Test
    void mailIsInTheInboxOfTheNextStep() {
        var plan = torus(10, 10)
                .agents("one", 2, born -> born.at(1, 1))
                .property("got", 0)
                .everyStep("one", (one, near) -> {
                    for (int i = 0; i < one.inbox().size(); i++) {
                        one.add("got", one.inbox().first(i) * one.inbox().topic(i));
                    }
                    near.within(1).others().forEach(other -> one.send(other.id(), 3, 10.0 * one.id() + one.step()));
                });
        assertThat(after(1, plan)).extracting(agent -> value(agent, "got")).containsExactly(0.0, 0.0);
        assertThat(after(2, plan)).extracting(agent -> value(agent, "got")).containsExactly(30.0, 0.0);
        assertThat(after(3, plan)).extracting(agent -> value(agent, "got")).containsExactly(63.0, 3.0);
    }

    /** An observer at (1, 1), two of "left" at (9.5, 1) and (0, 1) beyond the seam, one "up" at (1, 2.5). */
    private static Map<String, List<Double>> observed(Rule rule) {
        var plan = torus(10, 10)
                .agents("observer", 1, born -> born.at(1, 1).heading(degrees(135)))
                .agents("left", 2, born -> born.at(9.5 + 0.5 * born.number(), 1).set("weight", 2 + born.number()))
                .agents("up", 1, born -> born.at(1, 2.5).heading(degrees(90)))
                .property("weight", 0)
                .property("result", 0)
                .everyStep("observer", rule);
        return after(1, plan).getFirst();
    }

    private static double result(ToDoubleFunction<Near> question) {
        return value(observed((one, near) -> one.set("result", question.applyAsDouble(near))), "result");
    }

    @Test
    void neighboursAreFoundAcrossTheSeamAndByKind() {
        assertThat(result(near -> near.within(1.4).count())).isEqualTo(2);
        assertThat(result(near -> near.within(1.6).count())).isEqualTo(4);
        assertThat(result(near -> near.within(1.6).others().count())).isEqualTo(3);
        assertThat(result(near -> near.within(1.6).ofKind("left").count())).isEqualTo(2);
        assertThat(result(near ->
                        near.within(1.6).matching(other -> other.dx() < -1.2).count()))
                .isEqualTo(1);
        assertThat(result(near -> near.within(0.5).others().isEmpty() ? 1 : 0)).isEqualTo(1);
    }

    @Test
    void neighboursHaveDistanceAndDirection() {
        assertThat(result(near -> near.within(3).nearest().distance())).isEqualTo(1);
        assertThat(result(near -> near.within(3).nearest().direction())).isCloseTo(Math.PI, within(1e-12));
        assertThat(result(near -> near.within(3).ofKind("up").nearest().dy())).isEqualTo(1.5);
        assertThat(result(near -> near.within(3).ofKind("up").anyone().id())).isEqualTo(3);
    }

    @Test
    void questionsAboutNeighboursDoNotDisturbEachOther() {
        assertThat(result(near -> {
                    Neighbours all = near.within(3);
                    Neighbours others = all.others();
                    Neighbour nearest = others.nearest();
                    double sum = 0;
                    for (String kind : List.of("left", "up")) {
                        sum += others.ofKind(kind).nearest().distance();
                    }
                    return 100 * all.count() + 10 * others.count() + sum + nearest.distance();
                }))
                .isEqualTo(400 + 30 + 1 + 1.5 + 1);
    }

    @Test
    void neighboursAreSummedUp() {
        assertThat(result(near -> near.within(3).sum("weight"))).isEqualTo(5);
        assertThat(result(near -> near.within(3).ofKind("left").mean("weight"))).isEqualTo(2.5);
        assertThat(result(near -> near.within(3).ofKind("up").meanHeading())).isCloseTo(degrees(90), within(1e-6));
        assertThat(result(near -> near.within(3).ofKind("left").directionToCentre()))
                .isCloseTo(Math.PI, within(1e-6));
        assertThat(result(near -> near.within(3).ofKind("up").directionAway())).isCloseTo(degrees(-90), within(1e-6));
    }

    @Test
    void withoutNeighboursDirectionsAreTheAgentsOwnHeading() {
        float own = (float) degrees(135);
        assertThat(result(near -> near.within(0.5).others().meanHeading())).isEqualTo(own);
        assertThat(result(near -> near.within(0.5).others().directionToCentre()))
                .isEqualTo(own);
        assertThat(result(near -> near.within(0.5).directionAway())).isEqualTo(own);
    }

    @Test
    void pointsHaveDistanceAndDirectionTheShortWay() {
        var agent =
                observed((one, near) -> one.set("result", one.distanceTo(9, 1)).turnTo(one.directionTo(1, 9)));
        assertThat(value(agent, "result")).isEqualTo(2);
        assertThat(value(agent, "heading")).isCloseTo(degrees(-90), within(1e-6));
    }

    @Test
    void measuresAreOfAllOrOfOneKind() {
        var plan = torus(10, 10)
                .agents("a", 3, born -> born.heading(degrees(90)).set("level", born.number()))
                .agents("b", 1, born -> born.heading(degrees(-90)).at(4, 8).speed(0.5))
                .property("level", 10)
                .measure("count", all -> all.ofKind("a").count())
                .measure("mean", "J", all -> all.mean("level"))
                .measure("sum", all -> all.ofKind("a").sum(one -> 2 * one.get("level")))
                .measure("share", all -> all.share(one -> one.kind().equals("b") && one.y() == 8))
                .measure("speed", "m/step", all -> all.sum("speed"))
                .measure("direction", all -> all.headings().meanVector().direction());
        try (Simulation simulation = start(plan)) {
            Map<String, Double> measures = simulation.measures();
            assertThat(measures)
                    .containsEntry("count", 3.0)
                    .containsEntry("mean", 3.25)
                    .containsEntry("sum", 6.0)
                    .containsEntry("share", 0.25)
                    .containsEntry("speed", 0.5);
            assertThat(measures.get("direction")).isCloseTo(degrees(90), within(1e-6));
        }
    }

    @Test
    void pictureShowsKindsWhereThereAreSeveral() {
        var several = torus(10, 5).agents("a", 1, Newborn::anywhere).agents("b", 2, born -> born.at(3, 4));
        ScriptedWorld world = new ScriptedWorld("two kinds", several);
        try (Simulation simulation = Simulation.start(world, 7, ALONE)) {
            Camera camera = world.camera();
            Scene scene = camera.scene();
            assertThat(scene.title()).isEqualTo("two kinds");
            assertThat(scene.extent().height()).isEqualTo(5);
            Layer.Agents layer = (Layer.Agents) scene.layers().getFirst();
            Frame.Agents agents = (Frame.Agents)
                    simulation.atRest(() -> camera.take(0)).layers().getFirst();
            assertThat(agents.count()).isEqualTo(3);
            assertThat(agents.channels().get(layer.first(Meaning.Y)).value(2)).isCloseTo(4, within(1e-4));
            int kind = layer.first(Meaning.CATEGORY);
            assertThat(layer.channels().get(kind).categories()).containsExactly("a", "b");
            assertThat(agents.channels().get(kind).code(2)).isEqualTo(1);
        }
    }

    private static String failure(WorldPlan plan) {
        try (Simulation simulation = start(plan)) {
            simulation.run(1);
            AgentFailure failure = simulation.failures().getFirst();
            return failure.cause().getMessage();
        }
    }

    private static String failure(Rule rule) {
        return failure(one(Newborn::anywhere).property("energy", 1).everyStep("walker", rule));
    }

    @Test
    void mistakesInRulesSayWhatToDo() {
        assertThat(failure((one, near) -> one.get("enrgy")))
                .isEqualTo("no property is called \"enrgy\"; did you mean energy? (properties: energy)");
        assertThat(failure((one, near) -> near.within(1).ofKind("wlker")))
                .isEqualTo("no kind is called \"wlker\"; did you mean walker? (kinds: walker)");
        assertThat(failure((one, near) -> near.within(6)))
                .isEqualTo("radius must be above 0 and at most 5.0 m, half of the shorter side of this torus, got 6.0;"
                        + " ask for less, or make the world larger");
        assertThat(failure((one, near) -> near.within(0))).contains("got 0.0");
        assertThat(failure((one, near) -> near.within(1).others().nearest()))
                .isEqualTo("agent 0 has no such neighbour; ask others().isEmpty() first");
        assertThat(failure((one, near) -> near.within(1).others().anyone())).contains("ask others().isEmpty() first");
        assertThat(failure((one, near) -> one.turnTo(0.0 / 0))).isEqualTo("heading must be a finite number, got NaN");
        assertThat(failure((one, near) -> one.speed(1e300))).isEqualTo("speed must be a finite number, got 1.0E300");
        assertThat(failure((one, near) -> one.turnTowards(1, -1)))
                .isEqualTo("largest turn must be at least 0, got -1.0");
    }

    @Test
    void radiusInABoundedWorldIsAtMostItsDiagonal() {
        WorldPlan plan = bounded(3, 4).agents("one", 1, Newborn::anywhere);
        assertThat(failure(plan.everyStep("one", (one, near) -> near.within(5.1))))
                .contains("at most 5.0 m, the diagonal of this world, got 5.1");
        WorldPlan whole = bounded(3, 4).agents("one", 9, Newborn::anywhere).property("n", 0);
        assertThat(after(
                        1,
                        whole.everyStep(
                                "one",
                                (one, near) -> one.set("n", near.within(5).count()))))
                .allMatch(agent -> value(agent, "n") == 9);
    }

    @Test
    void propertyOfAWorldWithoutAnySaysSo() {
        assertThat(failure(one(Newborn::anywhere).everyStep("walker", (one, near) -> one.get("energy"))))
                .isEqualTo("no property is called \"energy\" (there are no properties)");
    }

    private static void refuses(WorldPlan plan, String message) {
        assertThatThrownBy(() -> new ScriptedWorld("test", plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void plansThatMakeNoSenseAreRefused() {
        refuses(
                torus(1, 1),
                "world test has no agents at first; add some: agents(\"bird\", 100, bird ->"
                        + " bird.anywhere().anyHeading())");
        refuses(
                torus(1, 1).agents("bird", 2, Newborn::anywhere).everyStep("birds", (bird, near) -> {}),
                "no kind is called \"birds\"; did you mean bird? (kinds: bird)");
        refuses(
                torus(1, 1).agents("bird", 2, Newborn::anywhere).newborn("fish", fish -> {}),
                "no kind is called \"fish\" (kinds: bird)");
    }

    @Test
    void planRefusesWhatIsGivenTwiceOrCannotBe() {
        WorldPlan plan = torus(1, 1).agents("bird", 2, Newborn::anywhere).property("energy", 1);
        assertThatThrownBy(() -> plan.agents("bird", 3, Newborn::anywhere))
                .hasMessage("kind bird is given twice; give it once, or choose another name");
        assertThatThrownBy(() -> plan.agents("fish", -1, Newborn::anywhere))
                .hasMessage("agents of kind fish must number at least 0, got -1");
        assertThatThrownBy(() -> plan.agents(" ", 1, Newborn::anywhere))
                .hasMessage("a kind needs a name, got an empty one");
        assertThatThrownBy(() -> plan.property("energy", 2)).hasMessageStartingWith("property energy is given twice");
        assertThatThrownBy(() -> plan.property("speed", 2))
                .hasMessageStartingWith("property speed is what every agent has");
        assertThatThrownBy(() -> plan.measure("n", all -> 1).measure("n", all -> 2))
                .hasMessageStartingWith("measure n is given");
        assertThatThrownBy(() -> torus(metres(-1), 1))
                .hasMessageContaining("width must be a positive number of metres");
    }

    @Test
    void mistakeInAMeasureEndsTheRun() {
        WorldPlan plan = one(Newborn::anywhere).measure("order", all -> all.mean("enrgy"));
        try (Simulation simulation = start(plan)) {
            assertThatThrownBy(simulation::measures).hasMessageContaining("enrgy");
        }
    }
}
