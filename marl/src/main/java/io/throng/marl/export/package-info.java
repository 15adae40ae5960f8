/**
 * Learned policies on their own, apart from the trainers that learned them: files of Throng's and of others.
 *
 * <pre>{@code
 * PolicyFile.write(Path.of("agent.policy"), trainer.policies(true).get(0), Map.of("algorithm", "mappo"));
 * Policy policy = PolicyFile.load(Path.of("agent.policy"));
 * }</pre>
 *
 * <p>Depends on {@code marl.rollout}, {@code marl.net}, {@code agents} and {@code kernel.archive}.
 */
package io.throng.marl.export;
