/**
 * Agents as columns: stable ids, birth and death, a read side and a write side.
 *
 * <pre>{@code
 * Table agents = new Table("agents");
 * FloatColumn x = agents.floats("x", "m");
 * agents.append(1000);                          // ids 0 to 999
 * x.write()[row] = x.read()[row] + 0.1f;        // in an agent's turn: its own row
 * }</pre>
 *
 * <p>Depends on {@code kernel.random} for mixing bits.
 */
package io.throng.kernel.state;
