/**
 * Networks, the heads that turn their outputs into actions and values, and the tape that finds gradients.
 *
 * <pre>{@code
 * Network actor = Architecture.defaults().network(Layout.flat(64), 8, 0.01, "actor.");
 * Parameters parameters = new Parameters(backend, actor.shapes());
 * actor.initialize(parameters, random);
 * Node logits = actor.forward(tape, Weights.frozen(parameters), tape.constant(observations));
 * }</pre>
 *
 * <p>Depends on {@code io.throng.marl.tensor}, {@code io.throng.agents.spec}, the kernel's archives and Commons RNG's client
 * interface.
 */
package io.throng.marl.net;
