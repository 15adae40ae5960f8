/**
 * Files of named, checksummed arrays: snapshots, checkpoints, recordings.
 *
 * <pre>{@code
 * try (ArchiveWriter out = ArchiveWriter.create(path, "snapshot", 1)) {
 *     out.longs("id", ids);
 *     out.floats("position", xy, agents, 2);
 *     out.commit();
 * }
 * }</pre>
 *
 * <p>Depends on the JDK only.
 */
package io.throng.kernel.archive;
