package io.throng.kernel.step;

import io.throng.kernel.World;
import io.throng.kernel.space.graph.Graph;
import io.throng.kernel.space.graph.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The edges of the {@link ReferenceLoop}: sets that are changed edge by edge and loaded into the networks after each step. */
final class ReferenceEdges {
    private final World world;
    private final Map<Network, Set<Long>> present = new HashMap<>();
    private final Map<Network, Set<Long>> asked = new HashMap<>();
    private final Map<Network, Set<Long>> givenUp = new HashMap<>();

    private long idsSeen = -1;
    private int rowsSeen = -1;

    ReferenceEdges(World world) {
        this.world = world;
    }

    void found(long seed) {
        for (Network network : world.networks()) {
            network.found(seed, world.founders());
            Set<Long> edges = new TreeSet<>();
            for (long edge : network.save()) {
                edges.add(edge);
            }
            present.put(network, edges);
        }
    }

    void ask(Network network, long from, long to) {
        put(asked, network, from, to);
    }

    void giveUp(Network network, long from, long to) {
        put(givenUp, network, from, to);
    }

    private static void put(Map<Network, Set<Long>> into, Network network, long from, long to) {
        Set<Long> edges = into.computeIfAbsent(network, ignored -> new TreeSet<>());
        edges.add(Graph.edge((int) from, (int) to));
        if (!network.directed()) {
            edges.add(Graph.edge((int) to, (int) from));
        }
    }

    void change() {
        boolean sameLives = world.agents().nextId() == idsSeen && world.agents().rows() == rowsSeen;
        if (asked.isEmpty() && givenUp.isEmpty() && sameLives) {
            return;
        }
        idsSeen = world.agents().nextId();
        rowsSeen = world.agents().rows();
        for (Network network : world.networks()) {
            Set<Long> edges = present.get(network);
            edges.removeAll(givenUp.getOrDefault(network, Set.of()));
            edges.addAll(asked.getOrDefault(network, Set.of()));
            edges.removeIf(edge -> !isAlive(Graph.source(edge)) || !isAlive(Graph.target(edge)));
            network.load(edges.stream().mapToLong(Long::longValue).toArray());
        }
        asked.clear();
        givenUp.clear();
    }

    private boolean isAlive(int id) {
        return world.agents().rowOf(id) >= 0;
    }

    long hash() {
        long sum = 0;
        for (Network network : world.networks()) {
            for (long edge : present.get(network)) {
                sum += Network.hash(network.name(), edge);
            }
        }
        return sum;
    }
}
