package io.throng.viz.chart;

/**
 * A colour for every number in [0, 1], by control points with straight lines in sRGB between them, which stay within 3 of
 * 255 levels of the published tables of 256 colours. Both maps suit colour-blind readers.
 */
final class ColourMap {
    /**
     * For densities: viridis (Smith and van der Walt, 2015; CC0), every seventeenth colour, in reverse, so that few are
     * faint on a light ground and many are dark.
     */
    static final ColourMap VIRIDIS_REVERSED = new ColourMap(
            0xfde725, 0xd2e21b, 0xa5db36, 0x7ad151, 0x54c568, 0x35b779, 0x22a884, 0x1f988b, 0x23888e, 0x2a788e,
            0x31688e, 0x39568c, 0x414487, 0x472f7d, 0x481a6c, 0x440154);

    /**
     * For headings: romaO of the Scientific Colour Maps (Crameri, 2018, doi:10.5281/zenodo.1243862; MIT), every sixteenth
     * colour. Cyclic: 0 and 1 are the same colour.
     */
    static final ColourMap ROMA_O = new ColourMap(
            0x733957, 0x7e3942, 0x8b4433, 0x99582c, 0xaa752f, 0xbd9842, 0xcfbc66, 0xd6d790, 0xcbe1b3, 0xafdcc8,
            0x8bcbcf, 0x68b1cb, 0x5393bf, 0x4f75ac, 0x595891, 0x674372, 0x733957);

    private static final double TURN = 2 * Math.PI;
    private static final double DARKENING = 0.1;

    private final int[] points;

    private ColourMap(int... points) {
        this.points = points;
    }

    /** The colour 0xRRGGBB at {@code value}; values outside [0, 1] take the nearer end. */
    int at(double value) {
        double position = Math.clamp(value, 0, 1) * (points.length - 1);
        int below = Math.min((int) position, points.length - 2);
        return mix(points[below], points[below + 1], position - below);
    }

    /** The colour of a heading in radians, any number of turns: the cyclic map, darkened to stand out on a light ground. */
    static int ofHeading(double radians) {
        double turns = radians / TURN;
        return mix(ROMA_O.at(turns - Math.floor(turns)), 0, DARKENING);
    }

    /** From {@code first} (share 0) to {@code second} (share 1), channel by channel. */
    static int mix(int first, int second, double share) {
        return channel(first, second, share, 16) | channel(first, second, share, 8) | channel(first, second, share, 0);
    }

    private static int channel(int first, int second, double share, int shift) {
        int from = first >> shift & 0xff;
        int to = second >> shift & 0xff;
        return (int) Math.round(from + share * (to - from)) << shift;
    }
}
