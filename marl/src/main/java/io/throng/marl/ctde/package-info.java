/**
 * Centralised training, decentralised execution: one file an algorithm, composed from shared parts.
 *
 * <pre>{@code
 * Trainer trainer = new Mappo().create(PpoSettings.defaults(), n -> worlds(n), 7, Execution.defaults());
 * while (trainer.environmentSteps() < 1_000_000) {
 *     Map<String, Double> metrics = trainer.learn();
 * }
 * }</pre>
 *
 * <p>Depends on {@code marl.rollout}, {@code marl.net}, {@code marl.tensor} and {@code agents}.
 */
package io.throng.marl.ctde;
