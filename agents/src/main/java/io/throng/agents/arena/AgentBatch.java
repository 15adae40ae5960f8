package io.throng.agents.arena;

import io.throng.agents.Kind;
import java.util.Arrays;

/**
 * All agents of one kind in all worlds of an arena, as rows: agent {@code i} of world {@code w} is row
 * {@code w * kind.count() + i}.
 *
 * <p>The arrays live as long as the arena and are overwritten by each step. The simulation's threads write observations,
 * masks and rewards; policies write actions.
 */
public final class AgentBatch {
    private final Kind kind;
    private final int worlds;
    private final int firstInWorld;
    private final int agentsPerWorld;
    private final int features;
    private final int choices;
    private final int actionColumns;
    private final float[] observations;
    private final float[] finalObservations;
    private final float[] masks;
    private final float[] actions;
    private final double[] rewards;
    private final double[] costs;
    private final float[] alive;
    private final float[] finalAlive;
    private final float[] begins;

    AgentBatch(Kind kind, int worlds, int firstInWorld, int agentsPerWorld) {
        this.kind = kind;
        this.worlds = worlds;
        this.firstInWorld = firstInWorld;
        this.agentsPerWorld = agentsPerWorld;
        this.features = kind.observation().size();
        this.choices = kind.action().choices();
        this.actionColumns = kind.action().columns();
        int rows = rows();
        this.observations = new float[Math.multiplyExact(rows, features)];
        this.finalObservations = new float[observations.length];
        this.masks = new float[Math.multiplyExact(rows, choices)];
        Arrays.fill(masks, 1);
        this.actions = new float[Math.multiplyExact(rows, actionColumns)];
        this.rewards = new double[rows];
        this.costs = new double[rows];
        this.alive = new float[rows];
        Arrays.fill(alive, 1);
        this.finalAlive = alive.clone();
        this.begins = new float[rows];
        Arrays.fill(begins, 1);
    }

    /** What the agents have in common. */
    public Kind kind() {
        return kind;
    }

    /** The number of worlds. */
    public int worlds() {
        return worlds;
    }

    /** The number of rows: worlds times agents of this kind in each. */
    public int rows() {
        return Math.multiplyExact(worlds, kind.count());
    }

    /** The length of an observation row. */
    public int features() {
        return features;
    }

    /** The length of a mask row; 0 for continuous actions. */
    public int choices() {
        return choices;
    }

    /** The length of an action row. */
    public int actionColumns() {
        return actionColumns;
    }

    /** The id of a row's agent. */
    public long agentId(int row) {
        return (long) worldOf(row) * agentsPerWorld + firstInWorld + row % kind.count();
    }

    /** The world of a row. */
    public int worldOf(int row) {
        return row / kind.count();
    }

    /** What the agents perceive now, {@code [rows, features]}; in a world that ended, of the new episode. */
    public float[] observations() {
        return observations;
    }

    /** What the agents of worlds that ended in the latest step perceived last, {@code [rows, features]}; else stale. */
    public float[] finalObservations() {
        return finalObservations;
    }

    /** 1 for each choice that is allowed now, 0 for others, {@code [rows, choices]}. */
    public float[] masks() {
        return masks;
    }

    /** The agents' actions, {@code [rows, columns]}: to be written before a step. */
    public float[] actions() {
        return actions;
    }

    /** What the latest step paid, {@code [rows]}. */
    public double[] rewards() {
        return rewards;
    }

    /** What the latest step cost, for agents under constraints, {@code [rows]}; see {@link Game#cost}. */
    public double[] costs() {
        return costs;
    }

    /** 1 for each agent that takes part now, 0 for one that has died or is not yet born, {@code [rows]}. */
    public float[] alive() {
        return alive;
    }

    /** {@link #alive()} at the end of the episodes that ended in the latest step, {@code [rows]}; else stale. */
    public float[] finalAlive() {
        return finalAlive;
    }

    /** 1 where an episode is about to take its first step, else 0, {@code [rows]}: where memories are forgotten. */
    public float[] begins() {
        return begins;
    }
}
