package io.throng.kernel;

/** How agents are stepped. The three modes give the same bits; they differ in cost and in what an agent is. */
public enum SteppingMode {
    /** Every agent is an actor and its turn is a message in its own mailbox: for small worlds and for looking inside. */
    MAILBOX,
    /** Every agent is an actor whose region runs its turn: the default. */
    BATCHED,
    /** An agent becomes an actor when somebody first asks for it; the region runs the rules over the columns: millions. */
    COHORT
}
