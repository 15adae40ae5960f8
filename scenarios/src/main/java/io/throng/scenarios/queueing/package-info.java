/**
 * Queues and servers: worlds in which everything happens at times of its own, between the fixed steps.
 *
 * <pre>{@code
 * try (Simulation simulation = Simulation.start(new MultiServerQueue(MultiServerQueue.Parameters.defaults()), 7)) {
 *     simulation.run(2_000);
 *     System.out.println(simulation.measures().get("in system"));   // near 0.7 / (1 - 0.7)
 * }
 * }</pre>
 *
 * <p>Depends on the kernel.
 */
package io.throng.scenarios.queueing;
