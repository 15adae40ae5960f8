package io.throng.kernel.archive;

import java.io.IOException;

/** An archive cannot be read or written as asked. The message says what is wrong, where, and what to do. */
public final class ArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what, got, allowed, fix
     */
    public ArchiveException(String message) {
        super(message);
    }

    /**
     * Creates an exception with its cause.
     *
     * @param message what, got, allowed, fix
     * @param cause the failure underneath
     */
    public ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
