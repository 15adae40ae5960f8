package io.throng.viz.mason;

import io.throng.kernel.record.Desktop;
import io.throng.kernel.record.Show;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import java.util.Optional;
import javax.swing.SwingUtilities;
import sim.util.gui.Utilities;

/** Opens MASON's console. */
public final class MasonDesktop implements Desktop {
    /** For the service loader. */
    public MasonDesktop() {}

    @Override
    public Optional<String> obstacle() {
        if (GraphicsEnvironment.isHeadless()) {
            return Optional.of("there is no display for MASON's console: set DISPLAY, or run under xvfb-run");
        }
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return Optional.empty();
        } catch (AWTError | LinkageError e) {
            return Optional.of("the display cannot be used for MASON's console (" + e.getMessage()
                    + "); set DISPLAY to one that can, or run under xvfb-run");
        }
    }

    @Override
    public void show(Show show) throws IOException, InterruptedException {
        try (show) {
            ShowConsole shown = new ShowConsole(new ShowModel(show, MasonDesktop::tell));
            SwingUtilities.invokeAndWait(() -> new ClosableConsole(shown).setVisible(true));
            shown.awaitClose();
        } catch (InvocationTargetException e) {
            throw new IOException("MASON's console cannot be opened: " + e.getCause(), e);
        }
    }

    /** In a window that opens later, on the event thread: whoever tells may hold what painting waits for. */
    private static void tell(Exception trouble) {
        String words = Objects.requireNonNullElse(trouble.getMessage(), trouble.toString());
        SwingUtilities.invokeLater(() -> Utilities.inform("This cannot be done.", words, null));
    }
}
