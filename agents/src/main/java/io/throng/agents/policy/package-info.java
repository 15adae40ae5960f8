/**
 * Policies: observation rows in, action rows out.
 *
 * <pre>{@code
 * Policy still = (batch, seed, step) -> Arrays.fill(batch.actions(), 0);
 * }</pre>
 *
 * <p>Depends on {@code agents.arena} for the batch, {@code agents.spec} and the kernel's random numbers.
 */
package io.throng.agents.policy;
