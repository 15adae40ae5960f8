package io.throng.viz.mason;

import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Layer;
import io.throng.viz.chart.LayerPainter;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.swing.JFrame;
import sim.display.Controller;
import sim.display.Display2D;
import sim.display.GUIState;
import sim.engine.SimState;
import sim.portrayal.Inspector;
import sim.portrayal.SimpleInspector;

/** What MASON's console controls: one display with a portrayal for each layer, and the parameters as the model's inspector. */
public final class ShowConsole extends GUIState {
    private static final double LONGER_SIDE = 720;
    private static final double SHORTEST_SIDE = 120;

    private final ShowModel model;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Display2D display;
    private JFrame frame;
    private KeyPanel key;

    ShowConsole(ShowModel model) {
        super(model);
        this.model = model;
    }

    /** The title of MASON's window. */
    public static String getName() {
        return "Throng";
    }

    /** What MASON's console says about the model. */
    public static Object getInfo() {
        return "<html><body><h2>Throng</h2><p>A run of Throng, or a recording of one. Play begins at its first step; a"
            + " step of MASON is one of Throng. Double-click agents to inspect them. Parameters, on the tab Model, act"
            + " from the present step on.</p></body></html>";
    }

    void awaitClose() throws InterruptedException {
        closed.await();
    }

    Display2D display() {
        return display;
    }

    @Override
    public void init(Controller controller) {
        super.init(controller);
        Dimension size = size(model.scene().extent());
        display = new Display2D(size.width, size.height, this);
        display.setBackdrop(LayerPainter.ground());
        List<Layer> layers = model.scene().layers();
        // Agents are above all others.
        for (boolean agents : new boolean[] {false, true}) {
            IntStream.range(0, layers.size())
                    .filter(i -> layers.get(i) instanceof Layer.Agents == agents)
                    .forEach(i -> display.attach(
                            new LayerPortrayal(model, i),
                            Words.plain(layers.get(i).name())));
        }
        frame = display.createFrame();
        frame.setTitle(Words.plain(model.scene().title()));
        key = new KeyPanel(model, size);
        frame.add(key, BorderLayout.EAST);
        frame.pack();
        controller.registerFrame(frame);
        frame.setVisible(true);
        display.reset();
    }

    private static Dimension size(Extent extent) {
        double scale = LONGER_SIDE / Math.max(extent.width(), extent.height());
        return new Dimension((int) Math.max(SHORTEST_SIDE, extent.width() * scale), (int)
                Math.max(SHORTEST_SIDE, extent.height() * scale));
    }

    @Override
    public boolean step() {
        boolean goesOn = super.step();
        key.repaint();
        return goesOn;
    }

    @Override
    public void start() {
        super.start();
        display.reset();
        display.repaint();
    }

    @Override
    public void quit() {
        super.quit();
        if (frame != null) {
            frame.dispose();
        }
        closed.countDown();
    }

    @Override
    public Inspector getInspector() {
        Inspector inspector = new SimpleInspector(new KnobProperties(model), this, "Parameters and measures");
        inspector.setVolatile(true);
        return inspector;
    }

    @Override
    public boolean validSimState(SimState other) {
        return false;
    }

    @Override
    public boolean readNewStateFromCheckpoint(File file) throws IOException {
        throw new IOException(
                "checkpoints of MASON hold serialised objects and are not read; use throng run --restore");
    }
}
