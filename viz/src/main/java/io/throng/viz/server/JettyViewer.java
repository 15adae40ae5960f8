package io.throng.viz.server;

import io.throng.kernel.record.Show;
import io.throng.kernel.record.Viewer;
import java.io.IOException;

/** Shows by Jetty. */
public final class JettyViewer implements Viewer {
    /** For the service loader. */
    public JettyViewer() {}

    @Override
    public Viewing open(Show show, Settings settings) throws IOException {
        Player player = new Player(show, settings.playing());
        try {
            return PageServer.start(player, settings);
        } catch (IOException | RuntimeException failure) {
            player.close();
            throw failure;
        }
    }
}
