package io.throng.scenarios.script;

import java.util.List;
import java.util.function.Consumer;

/** Who is in the world of a plan, and by which rules: the kinds by number, checked. Immutable. */
final class Roster {
    private static final Consumer<Newborn> LIKE_ITS_PARENT = _ -> {};

    private final Names kinds;
    private final Names properties;
    private final double[] initial;
    private final List<WorldPlan.Founders> founders;
    private final int[] firstOf;
    private final List<List<Rule>> rules;
    private final List<Consumer<Newborn>> newborns;

    /**
     * Of a plan.
     *
     * @throws IllegalArgumentException if the plan has no agents, or speaks of a kind that it does not have
     */
    Roster(String world, WorldPlan plan) {
        if (plan.kinds.values().stream().allMatch(kind -> kind.count() == 0)) {
            throw new IllegalArgumentException("world " + world
                    + " has no agents at first; add some: agents(\"bird\", 100, bird -> bird.anywhere().anyHeading())");
        }
        this.kinds = Names.ofKinds(List.copyOf(plan.kinds.keySet()));
        this.properties = Names.ofProperties(List.copyOf(plan.properties.keySet()));
        this.initial = plan.properties.values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        this.founders = List.copyOf(plan.kinds.values());
        this.firstOf = new int[founders.size() + 1];
        for (int kind = 0; kind < founders.size(); kind++) {
            firstOf[kind + 1] = Math.addExact(firstOf[kind], founders.get(kind).count());
        }
        plan.rules.keySet().forEach(kinds::number);
        plan.newborns.keySet().forEach(kinds::number);
        plan.learners.keySet().forEach(kinds::number);
        this.rules = kinds.all().stream()
                .map(kind -> List.copyOf(plan.rules.getOrDefault(kind, List.of())))
                .toList();
        this.newborns = kinds.all().stream()
                .map(kind -> plan.newborns.getOrDefault(kind, LIKE_ITS_PARENT))
                .toList();
    }

    Names kinds() {
        return kinds;
    }

    Names properties() {
        return properties;
    }

    /** How many agents there are at first. */
    int agents() {
        return firstOf[founders.size()];
    }

    /** How many of the first agents are of a kind. */
    int count(int kind) {
        return founders.get(kind).count();
    }

    /** The first of the first agents of a kind. */
    int firstOf(int kind) {
        return firstOf[kind];
    }

    /** The kind of one of the first agents. */
    int kindOf(int founder) {
        int kind = 0;
        while (founder >= firstOf[kind + 1]) {
            kind++;
        }
        return kind;
    }

    /** Writes what one of the first agents has. */
    void found(AgentColumns columns, int row, int founder, Newborn newborn) {
        int kind = kindOf(founder);
        columns.clear(row, kind, initial);
        newborn.number(founder - firstOf[kind]);
        founders.get(kind).birth().accept(newborn);
        columns.writeDirection(row);
    }

    Consumer<Newborn> newborns(int kind) {
        return newborns.get(kind);
    }

    List<Rule> rules(int kind) {
        return rules.get(kind);
    }
}
