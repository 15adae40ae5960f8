package io.throng.agents.policy;

/**
 * A policy that behaves in one of several ways in each world, for an episode at a time. Who plays against it is not told
 * which: whether that can be read from what they learned is a question about them.
 */
public interface TypedPolicy extends Policy {
    /** How many ways of behaving there are, at least 1. */
    int types();

    /** The way in each world, in {@code [0, types())}; nothing before it first acted. */
    int[] typesOfWorlds();
}
