package io.throng.scenarios;

import java.io.Closeable;
import java.io.IOException;

/** A file about a run that grows step by step. Closing it completes the file. */
public interface Report extends Closeable {
    /**
     * Writes what the latest step did. To be called after every step, while the world is at rest.
     *
     * @param step steps since the beginning, this one included
     */
    void observe(long step) throws IOException;
}
