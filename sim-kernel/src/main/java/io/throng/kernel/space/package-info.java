/**
 * Where agents are and who is near: planes and neighbour queries in a fixed order.
 *
 * <pre>{@code
 * Plane torus = Plane.torus(50, 50);
 * CellList cells = new CellList(torus, 1.0, x, y);
 * int ends = cells.near(px, py, turn.scratch());   // runs of sorted places
 * }</pre>
 *
 * <p>Depends on {@code kernel.state}.
 */
package io.throng.kernel.space;
