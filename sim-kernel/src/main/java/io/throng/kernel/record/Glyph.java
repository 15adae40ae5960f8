package io.throng.kernel.record;

/** How an agent is drawn where there is room to draw it. */
public enum Glyph {
    /** A dart that points where the agent heads. */
    DART,
    /** A disc. */
    DISC,
    /** A square with sides along the axes: whoever fills a cell. */
    SQUARE,
    /** A rectangle a third as wide as long, along the heading: a vehicle. */
    BOX
}
