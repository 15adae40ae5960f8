package io.throng.kernel;

import java.util.OptionalLong;

/** A run that cannot go on: the world's rules failed for a whole group, or a region missed its deadline. */
public final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final long step;

    /** A run that ended for the reason given. */
    public SimulationException(String message) {
        super(message);
        this.step = UNKNOWN;
    }

    /** A run that ended because of a throwable. */
    public SimulationException(String message, Throwable cause) {
        this(message, UNKNOWN, cause);
    }

    /** A run that ended in a step, because of a throwable or, if that is null, of something that did not return. */
    public SimulationException(String message, long step, Throwable cause) {
        super(message, cause);
        this.step = step;
    }

    /** The same for another thread that waited, which throws an exception of its own. */
    SimulationException again() {
        return new SimulationException(getMessage(), step, getCause());
    }

    /** The step that could not be completed: a run of one step more, with the same seed, shows it again. */
    public OptionalLong step() {
        return step == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(step);
    }
}
