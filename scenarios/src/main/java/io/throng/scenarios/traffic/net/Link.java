package io.throng.scenarios.traffic.net;

/**
 * A way from one lane to another over a junction.
 *
 * @param number in the network
 * @param from number of a lane
 * @param to number of a lane
 * @param via number of the first lane inside the junction; -1 where the lanes join directly
 * @param signal number of the signal that governs it; -1 if none does
 * @param signalIndex which letter of the signal's states is its; -1 without a signal
 * @param direction where to: s straight, l left, r right, L and R partly, t turn
 * @param state right of way as drawn: M and m of major and minor roads, o and O of signals, = of equal roads, s and w where
 *     everybody stops, Z of a zipper
 * @param junction number of the junction that it crosses; -1 if it crosses none
 * @param request its row among the junction's requests; -1 if it has none
 */
public record Link(
        int number,
        int from,
        int to,
        int via,
        int signal,
        int signalIndex,
        char direction,
        char state,
        int junction,
        int request) {
    /** The same as a row of a junction. */
    public Link at(int itsJunction, int row) {
        return new Link(number, from, to, via, signal, signalIndex, direction, state, itsJunction, row);
    }
}
