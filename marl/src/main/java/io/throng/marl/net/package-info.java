/**
 * Networks, and the heads that turn their outputs into actions.
 *
 * <pre>{@code
 * Mlp actor = Mlp.of(new CpuBackend(), MlpSpec.defaults(64, 8).withHidden(128, 128), random);
 * ActionDistribution head = new Categorical(8);
 * try (Workspace pass = actor.inferenceWorkspace(rows);
 *         HeadWorkspace chosen = new HeadWorkspace(actor.backend(), head, rows)) {
 *     Tensor logits = actor.forward(observations, rows, pass);
 *     head.sample(actor.parameters(), logits, Mask.all(), randoms, actions, rows, chosen);
 * }
 * }</pre>
 *
 * <p>Depends on {@code io.throng.marl.tensor} and Commons RNG's client interface.
 */
package io.throng.marl.net;
