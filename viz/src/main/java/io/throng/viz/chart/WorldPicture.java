package io.throng.viz.chart;

import io.throng.kernel.record.AgentPicture;
import io.throng.kernel.record.Colouring;
import java.awt.Graphics2D;
import java.util.Locale;

/** A world seen from above: few agents as darts that point where they head, many as an image. */
final class WorldPicture {
    /** More agents than this become an image. */
    static final int MOST_GLYPHS = 5_000;

    private static final int LEFT_MARGIN = 72;
    private static final int RIGHT_MARGIN = 32;
    private static final int BOTTOM_MARGIN = 58;

    private final AgentPicture picture;
    private final String caption;
    private final PlotArea area;
    private final Key key;
    private final int width;

    private WorldPicture(AgentPicture picture) {
        this.picture = picture;
        caption = caption(picture);
        area = PlotArea.fit(picture.extent(), LEFT_MARGIN, Header.height(caption) + 8);
        key = Key.of(picture, area);
        double words = Math.max(Legend.textWidth(picture.title(), Style.TITLE), Legend.textWidth(caption, Style.TEXT));
        double plot = area.right() + key.width() + RIGHT_MARGIN;
        width = (int) Math.ceil(Math.max(plot, words + 2 * Header.LEFT));
    }

    static Painting of(AgentPicture picture) {
        var world = new WorldPicture(picture);
        int height = Math.max(world.area.bottom(), world.area.top() + world.key.height()) + BOTTOM_MARGIN;
        return new Painting(world.width, height, graphics -> world.paint(graphics, height));
    }

    private void paint(Graphics2D graphics, int height) {
        graphics.setColor(Style.GROUND);
        graphics.fillRect(0, 0, width, height);
        Header.paint(graphics, picture.title(), caption);
        if (picture.agents() <= MOST_GLYPHS) {
            Darts.paint(graphics, picture, area);
        } else {
            paintImage(graphics);
        }
        WorldFrame.paint(graphics, area);
        key.paint(graphics, area.right() + Key.GAP, area.top());
    }

    /** One pixel of the image is one of the surface's; a density is smooth, and one to a unit is enough. */
    private void paintImage(Graphics2D graphics) {
        boolean smooth = picture.colouring() instanceof Colouring.Density;
        PlotArea pixels = area.pixels(smooth ? 1 : graphics.getTransform().getScaleX());
        graphics.drawImage(DenseImage.of(picture, pixels), area.left(), area.top(), area.width(), area.height(), null);
    }

    private static String caption(AgentPicture picture) {
        String count = String.format(Locale.ROOT, "%,d agents", picture.agents());
        int outside = picture.outside();
        if (outside > 0) {
            count += String.format(Locale.ROOT, ", %,d of them outside and not drawn", outside);
        }
        return picture.caption().isBlank() ? count : picture.caption() + "; " + count;
    }
}
