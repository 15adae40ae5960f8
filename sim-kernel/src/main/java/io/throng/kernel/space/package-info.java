/**
 * Where agents are and who is near, in a fixed order: planes, boxes, grids with diffusion, graphs and networks, all behind
 * {@link io.throng.kernel.space.Neighbourhood}.
 *
 * <pre>{@code
 * Plane torus = Plane.torus(50, 50);
 * CellList cells = new CellList(torus, 1.0, x, y);
 * int ends = cells.near(px, py, turn.scratch());   // runs of sorted places
 * Grid board = Grid.bounded(100, 100);
 * int count = board.moore(1).neighbours(board.cell(3, 4), buffer);
 * }</pre>
 *
 * <p>Depends on {@code kernel.math} and {@code kernel.state}.
 */
package io.throng.kernel.space;
