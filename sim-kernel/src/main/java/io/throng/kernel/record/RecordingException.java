package io.throng.kernel.record;

import java.io.IOException;

/** A recording or a frame cannot be read. The message says what is wrong, where, and what to do. */
public final class RecordingException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What, got, allowed, fix. */
    public RecordingException(String message) {
        super(message);
    }
}
