package io.throng.kernel.record;

/** What a {@link Channel} tells: what a viewer lays itself out from. */
public enum Meaning {
    /** Where along the scene's width, in its unit. */
    X(2),
    /** Where along the scene's height, upwards, in its unit. */
    Y(2),
    /** Where to, in radians counter-clockwise from the direction of x; told to a 256th of a turn. */
    HEADING(1),
    /** Which of a few named kinds or states. */
    CATEGORY(1),
    /** How much of something. */
    QUANTITY(2),
    /** How much of something in a cell of a field; told in 255 steps, as many as a colour map has. */
    FIELD(1);

    private final int bytes;

    Meaning(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes a value takes in a {@link Frame}. */
    public int bytes() {
        return bytes;
    }

    /** Whether it is one of the two that make a place; an agent outside the range has none and is not shown. */
    boolean isPlace() {
        return this == X || this == Y;
    }

    /** The code of a value that is not there: the largest. */
    int missing() {
        return bytes == 1 ? 0xff : 0xffff;
    }

    /** The code of the upper end of a channel's range. */
    int most() {
        return missing() - 1;
    }
}
