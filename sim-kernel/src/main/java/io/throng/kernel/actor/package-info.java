/**
 * The actors that drive a step: director, regions, agents.
 *
 * <pre>{@code
 * ActorEngine engine = new ActorEngine(cycle, Execution.defaults());
 * engine.run(cycle::found, 1).join();
 * engine.run(cycle::begin, 200).join();
 * engine.close();
 * }</pre>
 *
 * <p>Names Akka, and is with {@code kernel.cluster} the only package that does. Depends on {@code kernel.step}.
 */
package io.throng.kernel.actor;
