package io.throng.marl.tensor;

/** Functions of one number; see {@link Backend#unary}. */
public enum Unary {
    /** e^x, as {@link FloatMath#exp}. */
    EXP,
    /** The natural logarithm of a positive x, as {@link FloatMath#log}. */
    LOG,
    /** tanh x. */
    TANH,
    /** 1 / (1 + e^-x). */
    SIGMOID,
    /** max(x, 0). */
    RELU,
    /** x where positive, else e^x - 1. */
    ELU,
    /** log(1 + e^x), without overflow. */
    SOFTPLUS,
    /** x^2. */
    SQUARE,
    /** The square root of x, at least 0; its derivative at 0 counts as 0. */
    SQRT,
    /** |x|; its derivative at 0 counts as 0. */
    ABS
}
