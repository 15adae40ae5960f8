package io.throng.kernel.space;

/**
 * Who or what is within reach of a place: the cells around a cell of a grid, the agents around an agent in a plane, the
 * nodes that share an edge with a node.
 *
 * <p>Places are numbered from 0. Of every place the neighbours are listed once each, the place itself never. Their order is a
 * function of the space alone, for agents of their ids and positions: never of threads, regions, or the order in which
 * something was built. Asking allocates nothing, and many threads may ask at once while the space is not rebuilt.
 *
 * <pre>{@code
 * int count = neighbourhood.neighbours(place, buffer);
 * for (int i = 0; i < count; i++) {
 *     visit(buffer[i]);
 * }
 * }</pre>
 */
public interface Neighbourhood {
    /** How many places there are at this moment. */
    int places();

    /**
     * Lists the neighbours of a place.
     *
     * @param place in [0, {@link #places})
     * @param into receives the neighbours from index 0; of those that do not fit the last are left out, and what is behind
     *     the last neighbour is not touched
     * @return how many neighbours the place has, even if fewer fitted
     */
    int neighbours(int place, int[] into);
}
