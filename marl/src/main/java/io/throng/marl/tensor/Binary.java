package io.throng.marl.tensor;

/** Functions of two numbers; see {@link Backend#binary}. */
public enum Binary {
    /** a + b. */
    ADD,
    /** a - b. */
    SUBTRACT,
    /** a b. */
    MULTIPLY,
    /** a / b. */
    DIVIDE,
    /** The smaller; where equal, the derivative goes to a. */
    MINIMUM,
    /** The larger; where equal, the derivative goes to a. */
    MAXIMUM
}
