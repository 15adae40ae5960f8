/**
 * Folders of runs: manifests, machines, JSON, tables.
 *
 * <pre>{@code
 * RunFolder folder = RunFolder.create(RunFolder.unused("boids-7"));
 * folder.writeManifest(RunFolder.manifestOf("run", "boids", parameters));
 * }</pre>
 *
 * <p>Depends on the JDK, Jackson and Carpet, which writes Parquet.
 */
package io.throng.scenarios.io;
