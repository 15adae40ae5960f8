package io.throng.scenarios.traffic.road;

import io.throng.scenarios.traffic.net.Edge;
import io.throng.scenarios.traffic.net.Junction;
import io.throng.scenarios.traffic.net.Lane;
import io.throng.scenarios.traffic.net.Link;
import io.throng.scenarios.traffic.net.Request;
import io.throng.scenarios.traffic.net.RoadNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * A network as arrays by number, as drivers look at it: what comes after a lane, and who is in the way of whom at a junction.
 *
 * <p>A <em>way</em> over a junction is the row of lanes inside it that a link leads through. Whoever is inside is on the way
 * of the link {@link #entry} of his lane, {@link #before} metres behind its beginning. Never changes; safe for several
 * threads.
 */
final class Roads {
    /** Who is farther away from a junction than this has no say in who goes first, in m. */
    private static final double REACH = 60;

    private static final int[] NONE = {};

    final RoadNetwork network;
    final double[] length;
    final double[] limit;
    final int[] edge;
    final int[] index;
    final boolean[] inside;
    final int[] firstLane;
    final int[] laneCount;

    /** The only link that goes on from a lane inside a junction; -1 for other lanes. */
    final int[] onward;

    /** The link by which a lane inside a junction is entered from outside; -1 for other lanes. */
    final int[] entry;

    /** Metres of the way before this lane. */
    final double[] before;

    /** The first lane of a link's way, or where it leads if it has none. */
    final int[] next;

    final int[] from;
    final int[] to;
    final int[] signal;
    final int[] light;
    final char[] state;

    /** Lanes of each link's way, in order; empty for links inside. */
    final int[][] way;

    /** Metres of each link's way. */
    final double[] wayLength;

    /** Whether drivers may wait on the way, at the end of its first lane. */
    final boolean[] waitsInside;

    /** Whether drivers keep a link's junction clear. */
    final boolean[] keepsClear;

    /** Links to whose drivers those on a link give way. */
    final int[][] yields;

    /** Where each link's way meets others. */
    final Conflict[][] conflicts;

    /** Lanes on which drivers are who come to a link within {@link #REACH}, that of the link first. */
    final int[][] approach;

    /** Links that begin at a lane. */
    final int[][] links;

    /** Links that lead to a lane. */
    final int[][] into;

    Roads(RoadNetwork network) {
        this.network = network;
        int lanes = network.lanes().size();
        length = new double[lanes];
        limit = new double[lanes];
        edge = new int[lanes];
        index = new int[lanes];
        inside = new boolean[lanes];
        links = new int[lanes][];
        for (Lane lane : network.lanes()) {
            int i = lane.number();
            length[i] = lane.length();
            limit[i] = lane.speed();
            edge[i] = lane.edge();
            index[i] = lane.index();
            inside[i] = network.edges().get(lane.edge()).internal();
            links[i] = network.from(i).stream().mapToInt(Link::number).toArray();
        }
        firstLane = network.edges().stream().mapToInt(Edge::firstLane).toArray();
        laneCount = network.edges().stream().mapToInt(Edge::lanes).toArray();
        int count = network.links().size();
        next = new int[count];
        from = new int[count];
        to = new int[count];
        signal = new int[count];
        light = new int[count];
        state = new char[count];
        for (Link link : network.links()) {
            int i = link.number();
            next[i] = link.via() >= 0 ? link.via() : link.to();
            from[i] = link.from();
            to[i] = link.to();
            signal[i] = link.signal();
            light[i] = link.signalIndex();
            state[i] = link.state();
        }
        onward = new int[lanes];
        for (int i = 0; i < lanes; i++) {
            onward[i] = inside[i] && links[i].length > 0 ? links[i][0] : -1;
        }
        entry = filled(lanes, -1);
        before = new double[lanes];
        way = new int[count][];
        wayLength = new double[count];
        layWays();
        waitsInside = new boolean[count];
        keepsClear = new boolean[count];
        yields = new int[count][];
        conflicts = new Conflict[count][];
        meet();
        into = linksInto();
        approach = new int[count][];
        for (int link = 0; link < count; link++) {
            approach[link] = approach(link);
        }
    }

    private static int[] filled(int count, int value) {
        int[] array = new int[count];
        Arrays.fill(array, value);
        return array;
    }

    private void layWays() {
        for (Link link : network.links()) {
            int number = link.number();
            List<Integer> lanes = new ArrayList<>();
            if (!inside[link.from()]) {
                int lane = next[number];
                while (inside[lane] && !lanes.contains(lane)) {
                    lanes.add(lane);
                    entry[lane] = number;
                    before[lane] = wayLength[number];
                    wayLength[number] += length[lane];
                    if (onward[lane] < 0) {
                        break;
                    }
                    lane = next[onward[lane]];
                }
            }
            way[number] = lanes.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    private void meet() {
        Arrays.fill(yields, NONE);
        Arrays.fill(conflicts, new Conflict[0]);
        int[][] linkOfRow = new int[network.junctions().size()][];
        for (Junction junction : network.junctions()) {
            linkOfRow[junction.number()] = filled(junction.requests().size(), -1);
        }
        for (Link link : network.links()) {
            if (link.request() >= 0) {
                linkOfRow[link.junction()][link.request()] = link.number();
            }
        }
        for (Link link : network.links()) {
            if (link.request() >= 0) {
                Junction junction = network.junctions().get(link.junction());
                meet(link.number(), junction.requests().get(link.request()), linkOfRow[link.junction()]);
            }
        }
        for (int link = 0; link < way.length; link++) {
            if (inside[from[link]] && inside[next[link]] && entry[from[link]] >= 0) {
                yields[link] = yields[entry[from[link]]];
            }
        }
    }

    private void meet(int link, Request request, int[] linkOfRow) {
        waitsInside[link] = request.waitsInside() && way[link].length > 1;
        yields[link] = links(request.response(), linkOfRow);
        List<Conflict> found = new ArrayList<>();
        for (int foe : links(request.foes(), linkOfRow)) {
            Conflict conflict =
                    Conflict.between(this, link, foe, request.response().get(rowOf(foe)));
            if (conflict != null) {
                found.add(conflict);
            }
        }
        conflicts[link] = found.toArray(Conflict[]::new);
        keepsClear[link] = !request.foes().isEmpty();
    }

    private int rowOf(int link) {
        return network.links().get(link).request();
    }

    private static int[] links(BitSet rows, int[] linkOfRow) {
        return rows.stream()
                .filter(row -> row < linkOfRow.length && linkOfRow[row] >= 0)
                .map(row -> linkOfRow[row])
                .toArray();
    }

    private int[] approach(int link) {
        List<Integer> lanes = new ArrayList<>();
        upstream(from[link], 0, lanes::add);
        return lanes.stream().distinct().mapToInt(Integer::intValue).toArray();
    }

    private void upstream(int lane, double metres, Consumer<Integer> found) {
        found.accept(lane);
        double behind = metres + length[lane];
        if (behind < REACH) {
            for (int link : into[lane]) {
                upstream(from[link], behind, found);
            }
        }
    }

    private int[][] linksInto() {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < length.length; i++) {
            lists.add(new ArrayList<>());
        }
        for (int i = 0; i < next.length; i++) {
            lists.get(next[i]).add(i);
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** The lane beside this one, to the left if {@code direction} is 1, to the right if it is -1; -1 if there is none. */
    int beside(int lane, int direction) {
        int there = index[lane] + direction;
        return inside[lane] || there < 0 || there >= laneCount[edge[lane]] ? -1 : lane + direction;
    }

    /** The shape of a link's way, of all its lanes one after the other; from the end of the lane before if it has none. */
    float[] shape(int link) {
        int points = 0;
        for (int lane : way[link]) {
            points += network.lanes().get(lane).shape().length;
        }
        float[] shape = new float[points];
        int at = 0;
        for (int lane : way[link]) {
            float[] part = network.lanes().get(lane).shape();
            System.arraycopy(part, 0, shape, at, part.length);
            at += part.length;
        }
        return shape;
    }
}
