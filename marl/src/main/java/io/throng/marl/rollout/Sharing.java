package io.throng.marl.rollout;

/** Which agents learn one policy together. */
public enum Sharing {
    /** All agents of all kinds; they must perceive and act alike. */
    ALL,
    /** The agents of a kind. */
    BY_KIND,
    /** Nobody: every agent of a world has its own. */
    NONE
}
