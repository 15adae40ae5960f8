package io.throng.kernel.testworlds;

import io.throng.kernel.FailureStrategy;
import io.throng.kernel.Phase;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A world whose rules a test writes: agents with a number and a long, in groups if asked for. */
public final class Scripted implements World {
    /** A rule; the row is a group's number where groups settle. */
    @FunctionalInterface
    public interface Rule {
        /** What the agent, newborn or group does. */
        void apply(Scripted world, Turn turn, int row);
    }

    private final Table agents = new Table("agents");
    private final IntColumn number = agents.ints("number", "");
    private final LongColumn text = agents.longs("text", "");
    private final Map<Phase, Rule> rules = new EnumMap<>(Phase.class);
    private final Table groups = new Table("groups");
    private final int founders;
    private Rule birth = (world, turn, row) -> {};
    private FailureStrategy strategy = FailureStrategy.STOP_AFTER_THREE;
    private int groupSize;
    private int resources;

    /** So many agents, who do nothing yet. */
    public Scripted(int founders) {
        this.founders = founders;
    }

    /** Adds a phase and what is done in it. */
    public Scripted on(Phase phase, Rule rule) {
        rules.put(phase, rule);
        return this;
    }

    /** What newborns do. */
    public Scripted onBirth(Rule rule) {
        birth = rule;
        return this;
    }

    /** What happens to agents that fail. */
    public Scripted with(FailureStrategy newStrategy) {
        strategy = newStrategy;
        return this;
    }

    /** Agents stand in groups. */
    public Scripted grouped(int size) {
        groupSize = size;
        return this;
    }

    /** Agents can claim so many resources. */
    public Scripted competingFor(int things) {
        resources = things;
        return this;
    }

    /** The column of numbers. */
    public IntColumn number() {
        return number;
    }

    /** The column of longs. */
    public LongColumn text() {
        return text;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table groups() {
        return groups;
    }

    @Override
    public int groupSize() {
        return groupSize;
    }

    @Override
    public int resources() {
        return resources;
    }

    @Override
    public int founders() {
        return founders;
    }

    @Override
    public Set<Phase> phases() {
        return rules.isEmpty() ? EnumSet.noneOf(Phase.class) : EnumSet.copyOf(rules.keySet());
    }

    @Override
    public FailureStrategy onFailure() {
        return strategy;
    }

    @Override
    public void birth(Turn turn, int row) {
        birth.apply(this, turn, row);
    }

    @Override
    public void decide(Turn turn, int row) {
        rules.get(Phase.DECIDE).apply(this, turn, row);
    }

    @Override
    public void resolve(Turn turn, int row) {
        rules.get(Phase.RESOLVE).apply(this, turn, row);
    }

    @Override
    public void settle(Turn turn, int group) {
        rules.get(Phase.SETTLE).apply(this, turn, group);
    }

    @Override
    public void sense(Turn turn, int row) {
        rules.get(Phase.SENSE).apply(this, turn, row);
    }
}
