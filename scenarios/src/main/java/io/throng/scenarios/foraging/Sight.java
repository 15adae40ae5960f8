package io.throng.scenarios.foraging;

import io.throng.agents.spec.ObservationSpec;

/** What a player sees of a world. */
interface Sight {
    /** The numbers of an observation row. */
    ObservationSpec spec();

    /**
     * Writes an observation row.
     *
     * @param player who sees, among those of its world
     * @param cells where players are, by row; {@code row * size + column}
     * @param levels of players, by row
     * @param firstPlayer row of the world's first player
     * @param field levels of food by cell
     * @param firstCell where the world's cells start in it
     * @param into observation rows
     * @param from where this one starts
     */
    void see(
            int player, int[] cells, int[] levels, int firstPlayer, int[] field, int firstCell, float[] into, int from);
}
