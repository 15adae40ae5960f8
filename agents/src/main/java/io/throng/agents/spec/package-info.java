/**
 * Observation and action spaces: shapes, bounds, units, names.
 *
 * <pre>{@code
 * ObservationSpec sees = new ObservationSpec(List.of(Feature.unbounded("x", "m"), Feature.unbounded("y", "m")));
 * ActionSpec moves = new ActionSpec.Discrete(List.of("stay", "left", "right"));
 * }</pre>
 *
 * <p>Depends on the JDK alone.
 */
package io.throng.agents.spec;
