package io.throng.scenarios.script;

import io.throng.kernel.space.Plane;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What a script says of its world: the plane, the agents on it, what they do and what is measured.
 *
 * <pre>{@code
 * bounded(metres(100), metres(100))
 *         .agents("sheep", 200, sheep -> sheep.anywhere().anyHeading().speed(0.5))
 *         .agents("wolf", 20, wolf -> wolf.anywhere().anyHeading().speed(0.8))
 *         .property("energy", 10)
 *         .everyStep("wolf", (wolf, near) -> wolf.add("energy", -0.1))
 *         .measure("wolves", all -> all.ofKind("wolf").count())
 * }</pre>
 *
 * <p>The functions given here are called by the simulation's threads, see {@link Rule}.
 */
public final class WorldPlan {
    private static final int USUAL_EPISODE = 100;

    final Plane plane;
    final Map<String, Founders> kinds = new LinkedHashMap<>();
    final Map<String, Double> properties = new LinkedHashMap<>();
    final Map<String, List<Rule>> rules = new LinkedHashMap<>();
    final Map<String, Consumer<Newborn>> newborns = new LinkedHashMap<>();
    final Map<String, Figure> figures = new LinkedHashMap<>();
    final Map<String, Learning> learners = new LinkedHashMap<>();
    private int episode = 0;
    Predicate<Population> end = _ -> false;
    private boolean endGiven = false;

    /** The first agents of a kind. */
    record Founders(int count, Consumer<Newborn> birth) {}

    /** A figure of the world. */
    record Figure(String unit, ToDoubleFunction<Population> of) {}

    WorldPlan(Plane plane) {
        this.plane = plane;
    }

    /**
     * Adds a kind of agents.
     *
     * @param kind its name, unique
     * @param count how many there are at first, at least 0
     * @param birth what each starts with: {@code bird -> bird.anywhere().anyHeading().speed(0.03)}
     */
    public WorldPlan agents(String kind, int count, Consumer<Newborn> birth) {
        if (count < 0) {
            throw new IllegalArgumentException("agents of kind " + kind + " must number at least 0, got " + count);
        }
        addOnce(kinds, "kind", kind, new Founders(count, birth));
        return this;
    }

    /**
     * Gives every agent of every kind a number of its own, such as its energy or its opinion.
     *
     * @param initial what each of the first agents has, unless its birth says otherwise
     */
    public WorldPlan property(String name, double initial) {
        if (AgentColumns.BUILT_IN.contains(name)) {
            throw new IllegalArgumentException(
                    "property " + name + " is what every agent has already; choose a name other than "
                            + String.join(", ", AgentColumns.BUILT_IN));
        }
        addOnce(properties, "property", name, initial);
        return this;
    }

    /** Adds what each agent of a kind does every step, after what was added before. */
    public WorldPlan everyStep(String kind, Rule rule) {
        rules.computeIfAbsent(kind, _ -> new ArrayList<>()).add(rule);
        return this;
    }

    /**
     * Says how a child of a kind differs from its parent: {@code lamb -> lamb.anyHeading().set("age", 0)}.
     *
     * @see Agent#bear()
     */
    public WorldPlan newborn(String kind, Consumer<Newborn> birth) {
        addOnce(newborns, "rule for newborns of kind", kind, birth);
        return this;
    }

    /**
     * Adds a figure of the whole world, read between steps by one thread.
     *
     * @param name under which it is reported, unique
     * @param figure {@code all -> all.headings().meanVector().length()}
     */
    public WorldPlan measure(String name, ToDoubleFunction<Population> figure) {
        return measure(name, "", figure);
    }

    /** Adds a figure with a unit, such as {@code m}. */
    public WorldPlan measure(String name, String unit, ToDoubleFunction<Population> figure) {
        addOnce(figures, "measure", name, new Figure(unit, figure));
        return this;
    }

    /**
     * Says that agents of a kind learn what to do: {@code throng train mappo File.java} learns in many such worlds at once,
     * and {@code throng run File.java --policy DIR} lets them act by what was learned. Until then they act at random.
     *
     * <p>In a world where somebody learns, nobody is born, no mail is sent, and a rule that throws ends the run. An agent's
     * id is its number in its world, from 0 in the order of the kinds.
     *
     * @param kind one of {@link #agents}
     * @param learning what they perceive, can do and earn
     */
    public WorldPlan learns(String kind, Consumer<Learning> learning) {
        Learning told = new Learning(kind);
        learning.accept(told);
        addOnce(learners, "learning of kind", kind, told);
        return this;
    }

    /** Says after how many steps a world with learners begins anew; at least 1, 100 if nothing is said. */
    public WorldPlan episode(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("an episode must have at least 1 step, got " + steps);
        }
        if (episode > 0) {
            throw new IllegalArgumentException("the length of an episode is given twice; give it once");
        }
        episode = steps;
        return this;
    }

    int episode() {
        return episode == 0 ? USUAL_EPISODE : episode;
    }

    /**
     * Says when a world with learners begins anew before its episode is over: {@code all -> all.ofKind("sheep").count() == 0}.
     * It does so too when no learner is left.
     */
    public WorldPlan endsWhen(Predicate<Population> condition) {
        if (endGiven) {
            throw new IllegalArgumentException("the end of an episode is given twice; join both with ||");
        }
        endGiven = true;
        end = condition;
        return this;
    }

    private static <T> void addOnce(Map<String, T> all, String what, String name, T value) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a " + what + " needs a name, got an empty one");
        }
        if (all.putIfAbsent(name, value) != null) {
            throw new IllegalArgumentException(
                    what + " " + name + " is given twice; give it once, or choose another name");
        }
    }
}
