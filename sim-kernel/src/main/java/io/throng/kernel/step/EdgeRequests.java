package io.throng.kernel.step;

import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.Table;
import java.util.Arrays;

/** Edges that turns asked for or gave up, in order of asking. */
final class EdgeRequests {
    private static final int FIRST_CAPACITY = 16;
    private static final Network[] NO_NETWORKS = {};
    private static final long[] NO_IDS = {};
    private static final boolean[] NO_ANSWERS = {};

    private Network[] networks = NO_NETWORKS;
    private long[] from = NO_IDS;
    private long[] to = NO_IDS;
    private boolean[] connects = NO_ANSWERS;
    private int size;

    void add(Network network, long fromId, long toId, boolean connect) {
        reserve(size + 1);
        set(size, network, fromId, toId, connect);
        size++;
    }

    private void set(int index, Network network, long fromId, long toId, boolean connect) {
        networks[index] = network;
        from[index] = fromId;
        to[index] = toId;
        connects[index] = connect;
    }

    void append(EdgeRequests other) {
        for (int i = 0; i < other.size; i++) {
            add(other.networks[i], other.from[i], other.to[i], other.connects[i]);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Drops the latest requests of one agent: a turn that failed. */
    void dropLatestOf(long id) {
        while (size > 0 && from[size - 1] == id) {
            size--;
        }
    }

    /** Drops all requests of the agents in some rows, which ascend. */
    void dropAllOf(RowList rows, Table agents) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!rows.contains(agents.rowOf(from[i]))) {
                set(kept++, networks[i], from[i], to[i], connects[i]);
            }
        }
        size = kept;
    }

    /** Puts the requests down with their networks, and forgets them. */
    void handOver() {
        for (int i = 0; i < size; i++) {
            if (connects[i]) {
                networks[i].add(from[i], to[i]);
            } else {
                networks[i].remove(from[i], to[i]);
            }
        }
        size = 0;
    }

    /** Looks at the array that is replaced last: a turn may overflow the stack in between, and this be used again. */
    private void reserve(int needed) {
        if (needed > connects.length) {
            int capacity = Math.max(Math.max(needed, FIRST_CAPACITY), connects.length * 3 / 2);
            networks = Arrays.copyOf(networks, capacity);
            from = Arrays.copyOf(from, capacity);
            to = Arrays.copyOf(to, capacity);
            connects = Arrays.copyOf(connects, capacity);
        }
    }
}
