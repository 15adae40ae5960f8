/**
 * Films of recorded frames: MP4, GIF, or a folder of PNG files, made without a screen.
 *
 * <pre>{@code
 * try (Filmmaker.Film film = Filmmaker.installed().orElseThrow()
 *         .begin(scene, Path.of("flock.mp4"), new Filmmaker.Settings(25, 960), Map.of())) {
 *     film.add(frame);
 *     film.finish();
 * }
 * }</pre>
 *
 * <p>May depend on {@code io.throng.kernel.record}, {@code io.throng.viz.chart}, Java2D and JCodec.
 */
package io.throng.viz.film;
