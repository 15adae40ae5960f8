package io.throng.kernel.space.graph;

import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.Neighbourhood;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.state.Table;
import java.util.Arrays;

/**
 * Agents' edges, a part of the world's state: they begin as a {@link Graph} among the founders and come and go by the
 * agents' turns ({@code turn.connect}, {@code turn.disconnect}). What was asked for in a step holds from the next: first
 * edges are given up, then edges are made, then those of the dead are dropped. So an edge that one agent gives up and another
 * asks for is there, and the order of the requests does not matter.
 *
 * <p>Layout: the edges are kept by id, as one ascending array of {@link Graph#edge}; an edge of an undirected network is in
 * it both ways. It is the state, and the compressed sparse rows of the ids. The rows at which each agent's edges stand and the
 * rows of those at the other ends are derived whenever edges or rows have changed. Neighbours come in order of id, whatever
 * the rows.
 *
 * <p>Threads: {@link #open} to {@link #place} as {@link SpatialIndex} says; what changes the edges, between stages only.
 */
public final class Network implements SpatialIndex, Neighbourhood {
    private static final long LARGEST_ID = Integer.MAX_VALUE;

    private final String name;
    private final Table agents;
    private final boolean directed;
    private final GraphGenerator founding;
    private final EdgeBag added = new EdgeBag();
    private final EdgeBag removed = new EdgeBag();
    private long[] arcs = new long[0];
    private int size;
    private int[] from = new int[0];
    private int[] to = new int[0];
    private int[] agentAt = new int[0];
    private boolean stale;
    private boolean placing;

    private Network(String name, Table agents, boolean directed, GraphGenerator founding) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a network needs a name, got an empty one; say what its edges mean");
        }
        this.name = name;
        this.agents = agents;
        this.directed = directed;
        this.founding = founding;
    }

    /**
     * A network whose edges lead both ways.
     *
     * @param name unique in its world, part of the seed of the first edges
     * @param agents the world's agents
     * @param founding draws the founders' edges: an undirected graph of as many nodes as there are founders
     */
    public static Network undirected(String name, Table agents, GraphGenerator founding) {
        return new Network(name, agents, false, founding);
    }

    /**
     * A network whose edges lead one way.
     *
     * @param name unique in its world, part of the seed of the first edges
     * @param agents the world's agents
     * @param founding draws the founders' edges: of an undirected graph, each edge is there both ways
     */
    public static Network directed(String name, Table agents, GraphGenerator founding) {
        return new Network(name, agents, true, founding);
    }

    /** The network's name. */
    public String name() {
        return name;
    }

    /** Whether an edge leads one way only. */
    public boolean directed() {
        return directed;
    }

    /** How many edges there are. */
    public int edges() {
        return directed ? size : size / 2;
    }

    /** The first place in {@link #agentAt} of those whom a row's agent leads to. */
    public int from(int row) {
        return from[row];
    }

    /** The end of the places of those whom a row's agent leads to. */
    public int to(int row) {
        return to[row];
    }

    /** How many agents a row's agent leads to. */
    public int degree(int row) {
        return to[row] - from[row];
    }

    /** Rows by place; those of one agent in order of id. */
    public int[] agentAt() {
        return agentAt;
    }

    /** How many rows the agents have. */
    @Override
    public int places() {
        return agents.rows();
    }

    /** The rows of those whom a row's agent leads to, in order of id. */
    @Override
    public int neighbours(int row, int[] into) {
        System.arraycopy(agentAt, from[row], into, 0, Math.min(degree(row), into.length));
        return degree(row);
    }

    /** Whether one row's agent leads to another. */
    public boolean connects(int row, int other) {
        long edge = Graph.edge((int) agents.id(row), (int) agents.id(other));
        return Arrays.binarySearch(arcs, from[row], to[row], edge) >= 0;
    }

    /**
     * Draws the founders' edges. For the kernel.
     *
     * @throws IllegalArgumentException if the graph is not one of the founders
     */
    public void found(long seed, int founders) {
        Graph graph = founding.generate(Seeds.derive(seed, "network " + name));
        if (graph.nodes() != founders) {
            throw new IllegalArgumentException("the graph of network " + name + " must have as many nodes as there are"
                    + " founders, " + founders + ", got " + graph.nodes());
        }
        if (graph.directed() && !directed) {
            throw new IllegalArgumentException(
                    "network " + name + " is undirected and must begin with an undirected graph, got a directed one");
        }
        setArcs(graph.arcs());
    }

    private void setArcs(long[] ascending) {
        arcs = ascending;
        size = ascending.length;
        stale = true;
    }

    /** Puts down an edge to be made. For the kernel. */
    public void add(long fromId, long toId) {
        put(added, fromId, toId);
    }

    /** Puts down an edge to be given up. For the kernel. */
    public void remove(long fromId, long toId) {
        put(removed, fromId, toId);
    }

    private void put(EdgeBag bag, long fromId, long toId) {
        if (fromId > LARGEST_ID || toId > LARGEST_ID) {
            throw new IllegalArgumentException("agents in network " + name + " must have ids up to " + LARGEST_ID
                    + ", got an edge from " + fromId + " to " + toId);
        }
        bag.add((int) fromId, (int) toId);
        if (!directed) {
            bag.add((int) toId, (int) fromId);
        }
    }

    /**
     * Makes and gives up what was put down, and drops the edges of the dead. For the kernel, after births and deaths.
     *
     * @param rowsChanged whether agents were born, died or were given other rows since the last time
     */
    public void commit(boolean rowsChanged) {
        if (added.size() + removed.size() > 0 || rowsChanged) {
            added.makeSet();
            removed.makeSet();
            merge(rowsChanged);
            added.clear();
            removed.clear();
            stale = true;
        }
    }

    private void merge(boolean someDied) {
        long[] merged = new long[size + added.size()];
        int kept = 0;
        int nextAdded = 0;
        int nextRemoved = 0;
        for (int i = 0; i < size; i++) {
            long arc = arcs[i];
            while (nextAdded < added.size() && added.get(nextAdded) < arc) {
                kept = keep(merged, kept, added.get(nextAdded++), true);
            }
            while (nextRemoved < removed.size() && removed.get(nextRemoved) < arc) {
                nextRemoved++;
            }
            boolean isAdded = nextAdded < added.size() && added.get(nextAdded) == arc;
            boolean isRemoved = nextRemoved < removed.size() && removed.get(nextRemoved) == arc;
            if (!isAdded && !isRemoved) {
                kept = keep(merged, kept, arc, someDied);
            }
        }
        while (nextAdded < added.size()) {
            kept = keep(merged, kept, added.get(nextAdded++), true);
        }
        arcs = merged;
        size = kept;
    }

    private int keep(long[] merged, int kept, long arc, boolean mayBeDead) {
        if (mayBeDead && (agents.rowOf(Graph.source(arc)) < 0 || agents.rowOf(Graph.target(arc)) < 0)) {
            return kept;
        }
        merged[kept] = arc;
        return kept + 1;
    }

    @Override
    public void open(int rows, int shards) {
        placing = stale;
        stale = false;
        if (!placing) {
            return;
        }
        if (from.length < rows) {
            from = new int[Math.max(rows, from.length * 3 / 2)];
            to = new int[from.length];
        }
        if (agentAt.length < size) {
            agentAt = new int[Math.max(size, agentAt.length * 3 / 2)];
        }
    }

    /** Finds each row's edges; rows that ascend by id have theirs one after the other. */
    @Override
    public void count(int shard, int fromRow, int toRow) {
        int next = 0;
        for (int row = fromRow; placing && row < toRow; row++) {
            long first = Graph.edge((int) agents.id(row), 0);
            if (!isFirst(next, first)) {
                int found = Arrays.binarySearch(arcs, 0, size, first);
                next = found < 0 ? -found - 1 : found;
            }
            from[row] = next;
            while (next < size && Graph.source(arcs[next]) == agents.id(row)) {
                next++;
            }
            to[row] = next;
        }
    }

    /** Whether a place is the first whose edge is not below one. */
    private boolean isFirst(int place, long edge) {
        return (place == size || arcs[place] >= edge) && (place == 0 || arcs[place - 1] < edge);
    }

    @Override
    public void arrange() {}

    @Override
    public void place(int shard, int fromRow, int toRow) {
        for (int row = fromRow; placing && row < toRow; row++) {
            for (int place = from[row]; place < to[row]; place++) {
                agentAt[place] = agents.rowOf(Graph.target(arcs[place]));
            }
        }
    }

    @Override
    public long bytes() {
        return (long) arcs.length * Long.BYTES + (agentAt.length + 2L * from.length) * Integer.BYTES;
    }

    @Override
    public void renumbered(int[] newRow) {
        int[] newFrom = new int[from.length];
        int[] newTo = new int[to.length];
        for (int row = 0; row < newRow.length; row++) {
            newFrom[newRow[row]] = from[row];
            newTo[newRow[row]] = to[row];
        }
        from = newFrom;
        to = newTo;
        for (int place = 0; place < size; place++) {
            agentAt[place] = newRow[agentAt[place]];
        }
    }

    /** Sum over the edges of some rows of a mix of both ids: the same however the rows are cut. For the kernel. */
    public long hash(int fromRow, int toRow) {
        long sum = 0;
        for (int row = fromRow; row < toRow; row++) {
            for (int place = from[row]; place < to[row]; place++) {
                sum += hash(name, arcs[place]);
            }
        }
        return sum;
    }

    /** The part of an edge, or of one way of it, in the state hash. For the kernel. */
    public static long hash(String name, long edge) {
        return Seeds.mix(edge ^ Seeds.mix(name.hashCode()));
    }

    /** The edges in both directions where they lead both ways, ascending: what a snapshot holds. For the kernel. */
    public long[] save() {
        return Arrays.copyOf(arcs, size);
    }

    /**
     * Takes over saved edges. For the kernel, after the agents' rows.
     *
     * @throws IllegalArgumentException if they do not ascend, or are not of agents alive
     */
    public void load(long[] saved) {
        for (int i = 0; i < saved.length; i++) {
            int source = Graph.source(saved[i]);
            int target = Graph.target(saved[i]);
            boolean alive = agents.rowOf(source) >= 0 && agents.rowOf(target) >= 0;
            boolean both = directed || Arrays.binarySearch(saved, Graph.reversed(saved[i])) >= 0;
            if (!alive || !both || source == target || i > 0 && saved[i] <= saved[i - 1]) {
                throw new IllegalArgumentException("network " + name + " has saved an edge from " + source + " to "
                        + target + " that cannot be; use another snapshot");
            }
        }
        setArcs(saved.clone());
    }

    @Override
    public String toString() {
        return "network " + name + " of " + edges() + " edges";
    }
}
