package io.throng.viz.chart;

import java.awt.Graphics2D;

/** The title, left aligned, and the caption under it. */
final class Header {
    /** Left edge of everything above a plot. */
    static final int LEFT = 24;

    private static final int TITLE_BASELINE = 34;
    private static final int CAPTION_BASELINE = 56;
    private static final int GAP_BELOW = 12;

    private Header() {}

    /** How far the header reaches down. */
    static int height(String caption) {
        return (caption.isBlank() ? TITLE_BASELINE : CAPTION_BASELINE) + GAP_BELOW;
    }

    static void paint(Graphics2D graphics, String title, String caption) {
        graphics.setFont(Style.TITLE);
        graphics.setColor(Style.INK);
        graphics.drawString(title, LEFT, TITLE_BASELINE);
        if (!caption.isBlank()) {
            graphics.setFont(Style.TEXT);
            graphics.setColor(Style.SOFT_INK);
            graphics.drawString(caption, LEFT, CAPTION_BASELINE);
        }
    }
}
