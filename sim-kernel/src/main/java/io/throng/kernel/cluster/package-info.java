/**
 * One world over several machines: slabs of space on the nodes of an Akka Cluster, which exchange halos.
 *
 * <pre>{@code
 * try (ClusterRun run = ClusterRun.start(settings, worlds)) {
 *     Outcome outcome = run.execute(order);
 *     System.out.println(outcome.hash());
 * }
 * }</pre>
 *
 * <p>Names Akka, and is with {@code kernel.actor} the only package that does. Depends on {@code kernel.step},
 * {@code kernel.space} and {@code kernel.archive}.
 */
package io.throng.kernel.cluster;
