/**
 * Agents answered by another process, with a deadline and a default action.
 *
 * <pre>{@code
 * var settings = new ExternalSettings(List.of("python3", "brain.py"), Duration.ofMillis(50), Duration.ofSeconds(5), new float[] {0});
 * try (var policy = ExternalPolicy.of(settings, Path.of("answers.journal"))) {
 *     Episodes.play(arena, List.of(policy), 10, 7);
 * }
 * Policy again = JournalPolicy.of(Path.of("answers.journal"));    // the same run without the process
 * }</pre>
 *
 * <p>One line a step goes to the process, one comes back:
 *
 * <pre>
 * {"step":12,"rows":2,"agents":[0,1],"observations":[[0.5,1.0],[0.0,2.0]],"masks":[[1.0,1.0],[1.0,0.0]]}
 * {"step":12,"actions":[[1],[0]]}
 * </pre>
 *
 * <p>Depends on {@code agents.policy}, {@code agents.arena} and {@code agents.spec}.
 */
package io.throng.agents.policy.external;
