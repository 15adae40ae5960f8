/**
 * Folders of runs: manifests, machines, JSON.
 *
 * <pre>{@code
 * RunFolder folder = RunFolder.create(RunFolder.unused("boids-7"));
 * folder.writeManifest(RunFolder.manifestOf("run", "boids", parameters));
 * }</pre>
 *
 * <p>Depends on the JDK and Jackson.
 */
package io.throng.scenarios.io;
