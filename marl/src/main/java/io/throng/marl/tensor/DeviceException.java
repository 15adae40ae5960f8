package io.throng.marl.tensor;

import java.io.Serial;

/** A device cannot be used: it is not there, or lacks a library or memory. The message says what is missing and what to do. */
public final class DeviceException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** A reason. */
    public DeviceException(String message) {
        super(message);
    }

    /** A reason with a cause. */
    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
