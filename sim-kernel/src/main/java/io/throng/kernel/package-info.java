/**
 * What happens: worlds, and simulations that step them by actors.
 *
 * <pre>{@code
 * try (Simulation simulation = Simulation.start(world, 7)) {
 *     simulation.run(200);
 *     simulation.snapshot().write(Path.of("t200.snapshot"));
 * }
 * }</pre>
 *
 * <p>Depends on the other packages of the kernel, through which alone Akka is reached.
 */
package io.throng.kernel;
