/**
 * From worlds to samples: who shares a policy, what was decided, what it earned, how much better than expected that was.
 *
 * <pre>{@code
 * rollout.decide(arena, seed);
 * arena.step();
 * rollout.reward(arena);
 * valuation.value(rollout.rewards(), new GeneralizedAdvantageEstimation(0.99, 0.95)); // once the rollout is full
 * }</pre>
 *
 * <p>Depends on {@code agents}, {@code marl.net} and {@code marl.tensor}.
 */
package io.throng.marl.rollout;
