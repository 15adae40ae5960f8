package io.throng.viz.mason;

import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.viz.chart.LayerPainter;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import sim.display.GUIState;
import sim.portrayal.DrawInfo2D;
import sim.portrayal.FieldPortrayal2D;
import sim.portrayal.Inspector;
import sim.portrayal.LocationWrapper;
import sim.portrayal.Portrayal;
import sim.portrayal.SimpleInspector;
import sim.portrayal.SimplePortrayal2D;
import sim.util.Bag;

/** One layer of a show. Its agents can be hit, selected and inspected; they are told from each other by their ids. */
final class LayerPortrayal extends FieldPortrayal2D {
    private static final double LEAST_REACH = 5;
    private static final double LEAST_RADIUS = 8;
    private static final BasicStroke RING = new BasicStroke(2);

    private final ShowModel model;
    private final int index;
    private final LayerPainter painter;
    private final EdgesImage edges;
    private final Set<Long> selected = new HashSet<>();

    LayerPortrayal(ShowModel model, int index) {
        this.model = model;
        this.index = index;
        this.painter = new LayerPainter(model.scene());
        this.edges = new EdgesImage(model.scene(), index, painter);
    }

    private Layer layer() {
        return model.scene().layers().get(index);
    }

    private static Rectangle area(DrawInfo2D info) {
        return info.draw.getBounds();
    }

    @Override
    public void draw(Object ignored, Graphics2D graphics, DrawInfo2D info) {
        Frame frame = model.frame();
        Rectangle area = area(info);
        if (frame.layers().get(index) instanceof Frame.Edges) {
            edges.paint(graphics, frame, area, info.clip.getBounds().intersection(area));
        } else {
            painter.paint(graphics, frame, index, area);
        }
        if (frame.layers().get(index) instanceof Frame.Agents agents) {
            paintSelected(graphics, info, frame, agents);
        }
    }

    private void paintSelected(Graphics2D graphics, DrawInfo2D info, Frame frame, Frame.Agents agents) {
        graphics.setColor(LayerPainter.ink());
        graphics.setStroke(RING);
        double radius = Math.max(LEAST_RADIUS, 0.75 * reach(frame, info));
        for (long id : selected) {
            int agent = agents.indexOf(id);
            if (agent >= 0) {
                Point2D place = painter.place(frame, index, agent, area(info));
                graphics.draw(
                        new Ellipse2D.Double(place.getX() - radius, place.getY() - radius, 2 * radius, 2 * radius));
            }
        }
    }

    private double reach(Frame frame, DrawInfo2D info) {
        return Math.max(LEAST_REACH, painter.glyphLength(frame, index, area(info)));
    }

    /** Adds the agents within a glyph's reach of the clip. */
    @Override
    public void hitObjects(DrawInfo2D range, Bag into) {
        Frame frame = model.frame();
        if (frame.layers().get(index) instanceof Frame.Agents agents) {
            double reach = reach(frame, range) / 2;
            for (int agent = 0; agent < agents.count(); agent++) {
                Point2D place = painter.place(frame, index, agent, area(range));
                if (range.clip.intersects(place.getX() - reach, place.getY() - reach, 2 * reach, 2 * reach)) {
                    into.add(new LocationWrapper(agents.id(agent), place, this));
                }
            }
        }
    }

    private static long id(LocationWrapper wrapper) {
        return (Long) wrapper.getObject();
    }

    @Override
    public Inspector getInspector(LocationWrapper wrapper, GUIState console) {
        Inspector inspector =
                new SimpleInspector(new AgentProperties(model, index, id(wrapper)), console, getName(wrapper));
        inspector.setVolatile(true);
        return inspector;
    }

    @Override
    public String getName(LocationWrapper wrapper) {
        return Words.plain(layer().name()) + " " + id(wrapper);
    }

    @Override
    public String getStatus(LocationWrapper wrapper) {
        return String.format(Locale.ROOT, "%s, step %,d", getName(wrapper), model.step());
    }

    @Override
    public boolean setSelected(LocationWrapper wrapper, boolean isSelected) {
        if (isSelected) {
            selected.add(id(wrapper));
        } else {
            selected.remove(id(wrapper));
        }
        return true;
    }

    @Override
    public Portrayal getDefaultPortrayal() {
        return new SimplePortrayal2D();
    }
}
