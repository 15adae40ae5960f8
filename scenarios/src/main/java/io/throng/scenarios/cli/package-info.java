/**
 * The command line.
 *
 * <pre>{@code
 * int code = Throng.execute("run", "boids", "--agents", "1000", "--steps", "100", "--json");
 * }</pre>
 *
 * <p>Names picocli. Depends on all of {@code scenarios}.
 */
package io.throng.scenarios.cli;
