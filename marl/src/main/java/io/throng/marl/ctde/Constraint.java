package io.throng.marl.ctde;

/**
 * A limit on what agents cost, kept by a Lagrange multiplier: PPO-Lagrangian (Ray, Achiam and Amodei, "Benchmarking safe
 * exploration in deep reinforcement learning", 2019). Costs are what {@link io.throng.agents.arena.Game#cost} says.
 *
 * @param costLimit the largest mean cost of an agent's step that is accepted, at least 0; infinity for no constraint
 * @param multiplierRate by how much the multiplier changes per unit of excess cost and update, above 0
 */
public record Constraint(double costLimit, double multiplierRate) {
    /** Checks the ranges. */
    public Constraint {
        if (!(costLimit >= 0)) {
            throw new IllegalArgumentException("costLimit must be at least 0, got " + costLimit);
        }
        Require.positive("multiplierRate", multiplierRate);
    }

    /** No constraint. */
    public static Constraint none() {
        return new Constraint(Double.POSITIVE_INFINITY, 0.1);
    }

    boolean isActive() {
        return costLimit < Double.POSITIVE_INFINITY;
    }
}
