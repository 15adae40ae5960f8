/**
 * What a run leaves behind for a person to look at: charts and pictures of a world, and the service that draws them.
 *
 * <pre>{@code
 * Illustrator illustrator = Illustrator.installed();
 * var flock = Series.line("noise 0.5", seconds, polarisation);
 * var chart = new Chart("Order of a flock", "", new Axis("time", "s"), new Axis("order parameter", ""), List.of(flock));
 * illustrator.draw(chart, Path.of("order.svg"));
 * }</pre>
 *
 * <p>Depends on the JDK alone; whoever draws is found by {@link java.util.ServiceLoader}.
 */
package io.throng.kernel.record;
