package io.throng.kernel.record;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Shows something live, in a browser. A provider is registered in {@code META-INF/services}. */
public interface Viewer {
    /**
     * Begins to show; the show is closed with the viewing.
     *
     * @throws IOException with one line to show a person if it cannot listen there
     */
    Viewing open(Show show, Settings settings) throws IOException;

    /**
     * Writes a page that shows some steps without a server.
     *
     * @param steps in order; at least one
     * @param file an HTML file
     */
    void write(Show show, List<Long> steps, Path file) throws IOException;

    /** The first provider on the class path. */
    static Optional<Viewer> installed() {
        return ServiceLoader.load(Viewer.class).findFirst();
    }

    /**
     * Where it listens.
     *
     * @param address a numeric address or a name of this machine
     * @param port 0 for any that is free
     * @param playing whether it plays at once
     */
    record Settings(String address, int port, boolean playing) {
        /** Checks the port. */
        public Settings {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port must be in [0, 65535], got " + port + "; 0 takes a free one");
            }
        }
    }

    /** A show being shown. */
    interface Viewing extends Closeable {
        /** What to open in a browser; whoever knows it may look and steer. */
        URI address();

        /** Blocks until it is closed. */
        void await() throws InterruptedException;

        /** Blocks until the show is closed too. */
        @Override
        void close();
    }
}
