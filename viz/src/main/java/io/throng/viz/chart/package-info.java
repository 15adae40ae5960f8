/**
 * Charts and pictures of worlds as PNG and SVG files, drawn without a screen.
 *
 * <pre>{@code
 * Illustrator illustrator = new Java2dIllustrator();
 * illustrator.draw(chart, Path.of("learning.svg"));
 * illustrator.draw(picture, Path.of("flock.png"));
 * }</pre>
 *
 * <p>May depend on {@code io.throng.kernel.record}, Java2D, XChart (the plot of a line chart) and Batik
 * (SVG).
 */
package io.throng.viz.chart;
