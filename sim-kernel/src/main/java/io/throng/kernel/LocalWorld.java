package io.throng.kernel;

import io.throng.kernel.space.CellList;

/**
 * A world whose agents see only what is near: it can be cut into slabs of space that are stepped on several machines.
 *
 * <p>What it promises, besides the rules of {@link World}: an agent's turn reads no agents but those that a query of
 * {@link #surroundings} at its own position gives; nobody sends mail or bears a child; what an agent's first values depend on
 * is its own random numbers and its row. A promise that is broken ends a run in slabs with a message that says so.
 */
public interface LocalWorld extends World {
    /** The index by which agents find each other, one of {@link #indexes}. Slabs are runs of its rows of cells. */
    CellList surroundings();

    /** The farthest that an agent moves along y in one step, in metres, round the torus or not; at least 0. */
    double stride();
}
