package io.throng.viz.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/**
 * The look that all pictures share: dark grey ink on a light ground, and eight colours that people with any kind of colour
 * vision can tell apart (Okabe and Ito, "Color Universal Design", 2008; black lightened, yellow last because it is faint
 * on a light ground).
 */
final class Style {
    static final Color GROUND = new Color(0xfcfcfb);
    static final Color INK = new Color(0x22262b);
    static final Color SOFT_INK = new Color(0x5b6168);
    static final Color FRAME = new Color(0xc3c7cc);
    static final Color GRID = new Color(0xe8eaec);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    static final BasicStroke THIN = new BasicStroke(1);
    static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x56b4e9),
            new Color(0xe69f00),
            new Color(0x4d4d4d),
            new Color(0xf0e442));

    private Style() {}

    /** The colour of the n-th thing, from 0; after the eighth they return, darker each time. */
    static Color colour(int n) {
        Color colour = COLOURS.get(n % COLOURS.size());
        for (int round = 0; round < n / COLOURS.size(); round++) {
            colour = colour.darker();
        }
        return colour;
    }
}
