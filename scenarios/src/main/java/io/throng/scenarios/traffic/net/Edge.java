package io.throng.scenarios.traffic.net;

/**
 * A road between two junctions, or a way inside of one.
 *
 * @param number in the network
 * @param id unique
 * @param from name of the junction where it begins; empty inside a junction
 * @param to where it ends; empty inside a junction
 * @param internal whether it is inside a junction
 * @param firstLane number of its rightmost lane; the others follow, from right to left
 * @param lanes how many, at least 1
 * @param priority of the road, larger before smaller
 */
public record Edge(
        int number, String id, String from, String to, boolean internal, int firstLane, int lanes, int priority) {
    /** The same with one lane more. */
    public Edge withLane() {
        return new Edge(number, id, from, to, internal, firstLane, lanes + 1, priority);
    }
}
