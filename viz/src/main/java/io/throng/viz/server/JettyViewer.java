package io.throng.viz.server;

import io.throng.kernel.record.Show;
import io.throng.kernel.record.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shows by Jetty. */
public final class JettyViewer implements Viewer {
    /** For the service loader. */
    public JettyViewer() {}

    @Override
    public void write(Show show, List<Long> steps, Path file) throws IOException {
        Files.write(file, HtmlFile.of(show, steps));
    }

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
