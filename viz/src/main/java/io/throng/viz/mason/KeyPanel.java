package io.throng.viz.mason;

import io.throng.viz.chart.LayerPainter;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import javax.swing.JComponent;

/** What colours mean, beside a display. */
final class KeyPanel extends JComponent {
    private static final long serialVersionUID = 1;
    private static final int MARGIN = 16;

    private final transient ShowModel model;
    private final transient LayerPainter painter;
    private final Rectangle world;

    /**
     * A key.
     *
     * @param world the size of the display
     */
    KeyPanel(ShowModel model, Dimension world) {
        this.model = model;
        this.painter = new LayerPainter(model.scene());
        this.world = new Rectangle(world);
        Dimension size = painter.keySize(model.frame(), this.world);
        setVisible(size.width > 0);
        setPreferredSize(new Dimension(size.width + 2 * MARGIN, size.height + 2 * MARGIN));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D painting = (Graphics2D) graphics.create();
        painting.setColor(LayerPainter.ground());
        painting.fillRect(0, 0, getWidth(), getHeight());
        painting.translate(MARGIN, MARGIN);
        painter.paintKey(painting, model.frame(), world);
        painting.dispose();
    }
}
