/**
 * What a run leaves behind for a person to look at: scenes and their frames, recordings of them, charts, and the service that
 * draws them.
 *
 * <pre>{@code
 * Camera camera = Camera.on("Flock", Extent.of(50, 50, "m"))
 *         .agents("birds", Glyph.DART, agents, birds -> birds.at(x, y).heading(dx, dy));
 * try (Recorder recorder = Recorder.create(Path.of("flock.recording"), camera.scene(), "")) {
 *     recorder.add(camera.take(0));
 * }
 * }</pre>
 *
 * <p>Depends on {@code kernel.state} and {@code kernel.space.graph}; whoever draws is found by
 * {@link java.util.ServiceLoader}.
 */
package io.throng.kernel.record;
