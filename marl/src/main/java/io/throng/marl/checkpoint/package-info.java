/**
 * Trainers in files: exact resume.
 *
 * <pre>{@code
 * Checkpoint.write(Path.of("run/checkpoint.throng"), "mappo", trainer);
 * Checkpoint.read(Path.of("run/checkpoint.throng"), "mappo", another);
 * }</pre>
 *
 * <p>Depends on {@code kernel.archive}.
 */
package io.throng.marl.checkpoint;
