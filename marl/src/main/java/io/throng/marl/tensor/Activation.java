package io.throng.marl.tensor;

/** The non-linearities a dense layer can end in. */
public enum Activation {
    /** f(z) = z. */
    IDENTITY,
    /** f(z) = tanh z, by a rational function with an absolute error below 5e-7. */
    TANH,
    /** f(z) = max(z, 0). */
    RELU
}
