package io.throng.viz.mason;

import io.throng.kernel.record.Desktop;
import io.throng.kernel.record.Show;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.swing.SwingUtilities;
import sim.display.Console;

/** Opens MASON's console. */
public final class MasonDesktop implements Desktop {
    /** For the service loader. */
    public MasonDesktop() {}

    @Override
    public Optional<String> obstacle() {
        return GraphicsEnvironment.isHeadless()
                ? Optional.of("there is no display for MASON's console: set DISPLAY, or run under xvfb-run")
                : Optional.empty();
    }

    @Override
    public void show(Show show) throws IOException, InterruptedException {
        try (show) {
            ShowConsole shown = new ShowConsole(new ShowModel(show));
            SwingUtilities.invokeAndWait(() -> new Console(shown).setVisible(true));
            shown.awaitClose();
        } catch (InvocationTargetException e) {
            throw new IOException("MASON's console cannot be opened: " + e.getCause(), e);
        }
    }
}
