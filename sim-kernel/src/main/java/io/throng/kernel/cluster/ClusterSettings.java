package io.throng.kernel.cluster;

import java.util.List;

/**
 * Where a node is and who belongs to it.
 *
 * @param nodes the addresses of all nodes, {@code host:port}; the first is where runs are started
 * @param self this node's place among them
 * @param threads threads that step slabs on this node
 */
public record ClusterSettings(List<String> nodes, int self, int threads) {
    /** Checks the addresses. */
    public ClusterSettings {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs at least one node, got none; list host:port");
        }
        nodes.forEach(ClusterSettings::requireAddress);
        if (nodes.stream().distinct().count() < nodes.size()) {
            throw new IllegalArgumentException("the nodes of a cluster must have different addresses, got " + nodes);
        }
        if (self < 0 || self >= nodes.size()) {
            throw new IllegalArgumentException("a node's place must be in [0, " + nodes.size() + "), got " + self);
        }
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("threads must be in [1, 1024], got " + threads);
        }
    }

    private static void requireAddress(String address) {
        int colon = address.lastIndexOf(':');
        boolean portIsNumber = colon > 0 && address.substring(colon + 1).matches("[0-9]{1,5}");
        int port = portIsNumber ? Integer.parseInt(address.substring(colon + 1)) : 0;
        if (port < 1 || port > 65535 || !address.substring(0, colon).matches("[A-Za-z0-9.:\\[\\]-]+")) {
            throw new IllegalArgumentException(
                    "a node must be host:port with a port in [1, 65535], got \"" + address + "\"");
        }
    }

    /** The address of the node where runs are started. */
    String first() {
        return nodes.getFirst();
    }

    String host() {
        return nodes.get(self).substring(0, nodes.get(self).lastIndexOf(':'));
    }

    int port() {
        return Integer.parseInt(nodes.get(self).substring(nodes.get(self).lastIndexOf(':') + 1));
    }
}
