/**
 * From worlds to samples: who shares a policy, what was decided, what it earned, how much better than expected that was.
 *
 * <pre>{@code
 * rollout.decide(arena, step, seed);
 * arena.step();
 * rollout.reward(arena, step);
 * rollout.finish(arena, new GeneralizedAdvantageEstimation(0.99, 0.95));
 * }</pre>
 *
 * <p>Depends on {@code agents}, {@code marl.net} and {@code marl.tensor}.
 */
package io.throng.marl.rollout;
