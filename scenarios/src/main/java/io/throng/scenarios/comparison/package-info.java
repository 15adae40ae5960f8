/**
 * The models by which ABMFrameworksComparison compares engines, as its declarations have them: flocking, Schelling's
 * segregation, wolves and sheep. Agents act one after the other in a new random order in every step.
 *
 * <pre>{@code
 * try (Simulation simulation = Simulation.start(new WolfSheep(WolfSheep.Parameters.large()), 7)) {
 *     simulation.run(100);
 *     System.out.println(simulation.measures().get("sheep"));
 * }
 * }</pre>
 *
 * <p>A world is one group of agents, or several replicas of it, each settled by one thread. Beside each world stands a
 * reference that is slow and obvious and must have the same bits: tests compare the two, and a benchmark does so before it
 * measures.
 *
 * <p>Depends on the kernel.
 */
package io.throng.scenarios.comparison;
