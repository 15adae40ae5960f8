package io.throng.kernel;

/** A run that cannot go on: the world's rules failed for a whole group, or a region missed its deadline. */
public final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A run that ended for the reason given. */
    public SimulationException(String message) {
        super(message);
    }

    /** A run that ended because of a throwable. */
    public SimulationException(String message, Throwable cause) {
        super(message, cause);
    }
}
