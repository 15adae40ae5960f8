package io.throng.kernel.record;

import java.io.IOException;
import java.util.Optional;
import java.util.ServiceLoader;

/** Shows something live, in windows on this machine. A provider is registered in {@code META-INF/services}. */
public interface Desktop {
    /** Why no window can be opened here, in one line; empty where one can. */
    Optional<String> obstacle();

    /**
     * Shows until the window is closed; the show is closed with it.
     *
     * @throws IOException with one line to show a person if it cannot be shown
     */
    void show(Show show) throws IOException, InterruptedException;

    /** The first provider on the class path. */
    static Optional<Desktop> installed() {
        return ServiceLoader.load(Desktop.class).findFirst();
    }
}
