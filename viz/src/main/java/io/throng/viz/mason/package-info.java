/**
 * MASON's own console for what Throng shows: {@code Console}, {@code Display2D} and inspectors, for people who live there.
 *
 * <pre>{@code
 * Desktop.installed().orElseThrow().show(new RecordedShow(recording, facts)); // until the window is closed
 * }</pre>
 *
 * <p>MASON's model thread steps and its event thread paints and inspects; a {@link io.throng.kernel.record.Show} is for one
 * thread, so all calls of it go through one lock, that of {@link ShowModel}. MASON's time is the number of Throng's steps.
 * Checkpoints of MASON's are not read or written: they are serialised Java objects.
 *
 * <p>Depends on MASON, Swing, the kernel's records and {@code io.throng.viz.chart}.
 */
package io.throng.viz.mason;
