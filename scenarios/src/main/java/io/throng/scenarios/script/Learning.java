package io.throng.scenarios.script;

import io.throng.agents.Kind;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.agents.spec.ObservationSpec;
import io.throng.kernel.math.Elementary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * What agents who learn perceive, what they can do, and what they earn by it.
 *
 * <pre>{@code
 * .learns("dog", learn -> learn
 *         .observe("direction to the pen", "rad", (dog, near) -> dog.directionTo(50, 50) - dog.heading())
 *         .choice("left", dog -> dog.turnBy(0.5))
 *         .choice("ahead", dog -> {})
 *         .choice("right", dog -> dog.turnBy(-0.5))
 *         .reward((dog, near) -> near.within(3).ofKind("sheep").count()))
 * }</pre>
 *
 * <p>In a step an agent first does what its policy chose, then what {@link WorldPlan#everyStep} says of its kind. What it
 * perceives and earns is asked for once all have done so, of the world as it then stands; those functions change nothing.
 */
public final class Learning {
    private final String kind;
    private final Set<String> perceived = new HashSet<>();
    private final List<Feature> features = new ArrayList<>();
    final List<ToDoubleBiFunction<Agent, Near>> observations = new ArrayList<>();
    private final List<String> choiceNames = new ArrayList<>();
    final List<Rule> choices = new ArrayList<>();
    private final List<Feature> controlled = new ArrayList<>();
    final List<ObjDoubleConsumer<Agent>> controls = new ArrayList<>();
    final List<ToDoubleBiFunction<Agent, Near>> rewards = new ArrayList<>();
    final List<ToDoubleFunction<Population>> shared = new ArrayList<>();
    private Optional<Rule> byHand = Optional.empty();

    Learning(String kind) {
        this.kind = kind;
    }

    /**
     * Adds a number that each agent perceives. Numbers of about -1 to 1 are learned from best: divide by what is usual.
     *
     * @param name unique among those of the kind
     * @param unit such as {@code m}, empty for pure numbers
     */
    public Learning observe(String name, String unit, ToDoubleBiFunction<Agent, Near> of) {
        requireNew(perceived, "observation", name);
        features.add(Feature.unbounded(name, unit));
        observations.add(of);
        return this;
    }

    /** Adds a pure number that each agent perceives. */
    public Learning observe(String name, ToDoubleBiFunction<Agent, Near> of) {
        return observe(name, "", of);
    }

    /**
     * Adds a direction that each agent perceives, relative to where it heads, as two numbers: how far ahead it is (its cosine)
     * and how far to the left (its sine).
     *
     * @param direction in radians anticlockwise from the x axis, such as {@code dog.directionTo(50, 50)}
     */
    public Learning observeDirection(String name, ToDoubleBiFunction<Agent, Near> direction) {
        observe(name + ", ahead", (agent, near) -> Elementary.cos(ofHeading(agent, near, direction)));
        return observe(name + ", left", (agent, near) -> Elementary.sin(ofHeading(agent, near, direction)));
    }

    private static double ofHeading(Agent agent, Near near, ToDoubleBiFunction<Agent, Near> direction) {
        return direction.applyAsDouble(agent, near) - agent.heading();
    }

    /** Adds one of the things between which each agent chooses every step. */
    public Learning choice(String name, Consumer<Agent> does) {
        return choice(name, (agent, _) -> does.accept(agent));
    }

    /** Adds one of the things between which each agent chooses every step, that depends on who is near. */
    public Learning choice(String name, Rule does) {
        if (name.isBlank() || choiceNames.contains(name)) {
            throw new IllegalArgumentException("choices of kind " + kind + " need different names, got \"" + name
                    + "\" beside " + choiceNames + "; choose another name");
        }
        choiceNames.add(name);
        choices.add(does);
        return this;
    }

    /**
     * Adds a real number that each agent sets every step, beside its choice if there are choices.
     *
     * @param low the smallest value
     * @param high the largest, above {@code low}
     * @param does {@code (car, value) -> car.turnBy(value)}
     */
    public Learning control(String name, String unit, double low, double high, ObjDoubleConsumer<Agent> does) {
        controlled.add(new Feature(name, unit, low, high));
        controls.add(does);
        return this;
    }

    /** Adds to what each agent earns in a step. */
    public Learning reward(ToDoubleBiFunction<Agent, Near> of) {
        rewards.add(of);
        return this;
    }

    /** Adds to what each agent earns in a step something that all of them earn alike. */
    public Learning teamReward(ToDoubleFunction<Population> of) {
        shared.add(of);
        return this;
    }

    /**
     * Says what a person would have these agents do: what to compare with what is learned. It takes the place of choices and
     * controls in the worlds of {@code throng evaluate} that are played by hand.
     */
    public Learning byHand(Rule rule) {
        if (byHand.isPresent()) {
            throw new IllegalArgumentException("a rule by hand of kind " + kind + " is given twice; give it once");
        }
        byHand = Optional.of(rule);
        return this;
    }

    Optional<Rule> byHand() {
        return byHand;
    }

    String observationName(int index) {
        return features.get(index).name();
    }

    private void requireNew(Set<String> names, String what, String name) {
        if (name.isBlank() || !names.add(name)) {
            throw new IllegalArgumentException(what + "s of kind " + kind + " need different names, got \"" + name
                    + "\" again or empty; choose another name");
        }
    }

    /**
     * The kind as trainers know it.
     *
     * @throws IllegalArgumentException if there is nothing to perceive, to do or to earn
     */
    Kind kind(int count) {
        require(!features.isEmpty(), "perceives nothing; add .observe(\"distance\", \"m\", (agent, near) -> ...)");
        require(
                !choices.isEmpty() || !controls.isEmpty(),
                "can do nothing; add .choice(\"left\", agent -> ...) or .control(\"turn\", \"rad\", -1, 1, ...)");
        require(
                !rewards.isEmpty() || !shared.isEmpty(),
                "earns nothing; add .reward((agent, near) -> ...) or .teamReward(all -> ...)");
        require(count > 0, "has no agents at first; let .agents(\"" + kind + "\", ...) make at least 1");
        return new Kind(kind, count, new ObservationSpec(features), action());
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("kind " + kind + " is to learn and " + message);
        }
    }

    private ActionSpec action() {
        if (controls.isEmpty()) {
            return new ActionSpec.Discrete(choiceNames);
        }
        ActionSpec continuous = new ActionSpec.Continuous(controlled);
        return choices.isEmpty()
                ? continuous
                : new ActionSpec.Mixed(List.of(new ActionSpec.Discrete(choiceNames), continuous));
    }

    /** Does what an action row says. */
    void act(Agent agent, Near near, float[] actions, int from) {
        int column = from;
        if (!choices.isEmpty()) {
            int chosen = (int) actions[column];
            if (chosen != actions[column] || chosen < 0 || chosen >= choices.size()) {
                throw new IllegalArgumentException("a choice of kind " + kind + " must be a whole number in [0, "
                        + choices.size() + "), got " + actions[column]);
            }
            choices.get(chosen).act(agent, near);
            column++;
        }
        for (int i = 0; i < controls.size(); i++) {
            Feature range = controlled.get(i);
            controls.get(i).accept(agent, Math.clamp(actions[column + i], range.low(), range.high()));
        }
    }
}
