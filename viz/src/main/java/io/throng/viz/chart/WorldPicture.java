package io.throng.viz.chart;

import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Meaning;
import io.throng.kernel.record.Scene;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A world seen from above, layer over layer: few agents one by one, many as an image. */
final class WorldPicture {
    /** More agents than this become an image. */
    static final int MOST_GLYPHS = 5_000;

    private static final int LEFT_MARGIN = 72;
    private static final int RIGHT_MARGIN = 32;
    private static final int BOTTOM_MARGIN = 58;

    private final Scene scene;
    private final Frame frame;
    private final Extent extent;
    private final List<AgentPicture> agents;
    private final String caption;
    private final PlotArea area;
    private final Key key;
    private final int width;

    private WorldPicture(Scene scene, Frame frame) {
        this.scene = scene;
        this.frame = frame;
        this.extent = extent(scene, frame);
        agents = agents(scene, frame, extent);
        caption = caption();
        area = PlotArea.fit(extent, LEFT_MARGIN, Header.height(caption) + 8);
        key = key(scene, frame, area, MOST_GLYPHS);
        double words = Math.max(Legend.textWidth(scene.title(), Style.TITLE), Legend.textWidth(caption, Style.TEXT));
        double plot = area.right() + key.width() + RIGHT_MARGIN;
        width = (int) Math.ceil(Math.max(plot, words + 2 * Header.LEFT));
    }

    static Painting of(Scene scene, Frame frame) {
        var world = new WorldPicture(scene, frame);
        int height = Math.max(world.area.bottom(), world.area.top() + world.key.height()) + BOTTOM_MARGIN;
        return new Painting(world.width, height, graphics -> world.paint(graphics, height));
    }

    /** The scene's, or where positions have an open range, as wide as they are. */
    static Extent extent(Scene scene, Frame frame) {
        Extent extent = scene.extent();
        for (int i = 0; i < scene.layers().size(); i++) {
            if (scene.layers().get(i) instanceof Layer.Agents layer
                    && frame.layers().get(i) instanceof Frame.Agents shown
                    && layer.channels().get(layer.first(Meaning.X)).range().isOpen()) {
                var x = shown.channels().get(layer.first(Meaning.X));
                var y = shown.channels().get(layer.first(Meaning.Y));
                extent = new Extent(
                        Math.min(extent.minX(), x.low()),
                        Math.min(extent.minY(), y.low()),
                        Math.max(extent.maxX(), x.high()),
                        Math.max(extent.maxY(), y.high()),
                        extent.unit());
            }
        }
        return extent;
    }

    private static List<AgentPicture> agents(Scene scene, Frame frame, Extent extent) {
        List<AgentPicture> agents = new ArrayList<>();
        for (int i = 0; i < scene.layers().size(); i++) {
            if (scene.layers().get(i) instanceof Layer.Agents layer
                    && frame.layers().get(i) instanceof Frame.Agents shown) {
                agents.add(AgentPicture.of(layer, shown, extent, agents.size()));
            }
        }
        return agents;
    }

    /** What the colours of a frame mean, with so many agents of a layer drawn one by one at most. */
    static Key key(Scene scene, Frame frame, PlotArea area, int mostGlyphs) {
        List<AgentPicture> agents = agents(scene, frame, area.extent());
        List<Key> keys = new ArrayList<>();
        for (int i = 0; i < scene.layers().size(); i++) {
            if (scene.layers().get(i) instanceof Layer.Field layer
                    && frame.layers().get(i) instanceof Frame.Field field) {
                keys.add(FieldImage.key(layer, field));
            }
        }
        boolean alike = agents.stream()
                .allMatch(
                        picture -> picture.colouring() instanceof Colouring.Density && picture.agents() <= mostGlyphs);
        if (alike && agents.size() > 1) {
            keys.add(new Key.Names(agents.stream().map(AgentPicture::name).toList()));
        } else {
            agents.forEach(picture -> keys.add(Key.of(picture, area, mostGlyphs)));
        }
        return Key.stack(keys);
    }

    private void paint(Graphics2D graphics, int height) {
        graphics.setColor(Style.GROUND);
        graphics.fillRect(0, 0, width, height);
        Header.paint(graphics, scene.title(), caption);
        Shape clip = graphics.getClip();
        graphics.clipRect(area.left(), area.top(), area.width(), area.height());
        for (int i = 0; i < scene.layers().size(); i++) {
            paintUnderAgents(graphics, area, scene, frame, i);
        }
        agents.forEach(picture -> paint(graphics, area, picture));
        graphics.setClip(clip);
        WorldFrame.paint(graphics, area);
        key.paint(graphics, area.right() + Key.GAP, area.top());
    }

    /** Paints a layer unless it is one of agents, which are above all others. */
    static void paintUnderAgents(Graphics2D graphics, PlotArea area, Scene scene, Frame frame, int index) {
        switch (scene.layers().get(index)) {
            case Layer.Agents _ -> {}
            case Layer.Field layer ->
                FieldImage.paint(
                        graphics, area, layer, (Frame.Field) frame.layers().get(index));
            case Layer.Edges layer ->
                Strokes.paintEdges(graphics, area, scene, frame, layer, (Frame.Edges)
                        frame.layers().get(index));
            case Layer.Lines layer -> Strokes.paintLines(graphics, area, layer);
        }
    }

    static void paint(Graphics2D graphics, PlotArea area, AgentPicture picture) {
        if (picture.agents() <= MOST_GLYPHS) {
            Glyphs.paint(graphics, picture, area);
        } else {
            // A density is smooth, and one pixel to a unit is enough.
            boolean smooth = picture.colouring() instanceof Colouring.Density;
            paintImage(
                    graphics,
                    area,
                    picture,
                    smooth ? 1 : graphics.getTransform().getScaleX());
        }
    }

    /** Paints agents as an image of so many pixels to a unit of the graphics. */
    static void paintImage(Graphics2D graphics, PlotArea area, AgentPicture picture, double pixelsPerUnit) {
        PlotArea pixels = area.pixels(pixelsPerUnit);
        graphics.drawImage(DenseImage.of(picture, pixels), area.left(), area.top(), area.width(), area.height(), null);
    }

    private String caption() {
        StringBuilder caption = new StringBuilder(scene.caption());
        for (AgentPicture picture : agents) {
            caption.append(caption.isEmpty() ? "" : "; ")
                    .append(String.format(Locale.ROOT, "%,d %s", picture.agents(), picture.name()));
            int outside = picture.outside();
            if (outside > 0) {
                caption.append(String.format(Locale.ROOT, ", %,d of them outside and not drawn", outside));
            }
        }
        return caption + (caption.isEmpty() ? "" : "; ") + String.format(Locale.ROOT, "step %,d", frame.step());
    }
}
