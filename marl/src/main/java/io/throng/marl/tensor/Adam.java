package io.throng.marl.tensor;

/**
 * The Adam optimiser: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1, with the
 * order of operations of PyTorch 2, so that equal gradients give equal steps to float rounding.
 *
 * <p>Its whole state is {@link #steps()} and the two moment tensors: a checkpoint stores them, and
 * {@link #restore(long)} after refilling the tensors continues as if never interrupted. For one thread at a time.
 */
public final class Adam implements AutoCloseable {
    private final Backend backend;
    private final AdamParameters settings;
    private final Tensor firstMoment;
    private final Tensor secondMoment;
    private long steps;

    /** An optimiser of one tensor of the given shape, at step 0. */
    public Adam(Backend backend, AdamParameters settings, int rows, int columns) {
        this.backend = backend;
        this.settings = settings;
        this.firstMoment = backend.zeros(rows, columns);
        this.secondMoment = backend.zeros(rows, columns);
    }

    /** One step down the gradient, at the settings' learning rate. */
    public void step(Tensor parameters, Tensor gradient) {
        step(parameters, gradient, settings.learningRate(), 1);
    }

    /**
     * One step in place of the parameters.
     *
     * @param learningRate the step size now, for schedules; at least 0
     * @param gradientScale factor on the gradient, as {@link GradientClipping#factor} gives
     */
    public void step(Tensor parameters, Tensor gradient, double learningRate, double gradientScale) {
        if (!(learningRate >= 0)) {
            throw new IllegalArgumentException("learningRate must be at least 0, got " + learningRate
                    + "; give the schedule's value of this step");
        }
        double t = (double) steps + 1;
        double correction1 = 1 - StrictMath.pow(settings.beta1(), t);
        double correction2 = 1 - StrictMath.pow(settings.beta2(), t);
        AdamStep step = new AdamStep(
                (float) gradientScale,
                (float) settings.beta1(),
                (float) settings.beta2(),
                (float) (learningRate / correction1),
                (float) (1 / Math.sqrt(correction2)),
                (float) settings.epsilon());
        backend.adam(parameters, gradient, firstMoment, secondMoment, step);
        steps++;
    }

    public AdamParameters settings() {
        return settings;
    }

    /** How many steps have been taken. */
    public long steps() {
        return steps;
    }

    /** The running mean of the gradient, shaped as the parameters. */
    public Tensor firstMoment() {
        return firstMoment;
    }

    /** The running mean of the squared gradient, shaped as the parameters. */
    public Tensor secondMoment() {
        return secondMoment;
    }

    /** Sets the step counter, after the moments were filled from a checkpoint. */
    public void restore(long newSteps) {
        if (newSteps < 0) {
            throw new IllegalArgumentException(
                    "steps must be at least 0, got " + newSteps + "; give the saved counter");
        }
        steps = newSteps;
    }

    /** Frees the moments. */
    @Override
    public void close() {
        firstMoment.close();
        secondMoment.close();
    }
}
