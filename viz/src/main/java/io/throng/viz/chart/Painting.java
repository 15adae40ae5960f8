package io.throng.viz.chart;

import java.awt.Graphics2D;
import java.util.function.Consumer;

/**
 * A picture not yet in any format.
 *
 * @param width in units of the picture: 1 is a pixel of an ordinary screen
 * @param height in the same units
 * @param paint puts everything onto a surface of that size, background included
 */
record Painting(int width, int height, Consumer<Graphics2D> paint) {}
