package io.throng.scenarios.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Nodes on this machine: Java machines like this one, children that end with it however it ends.
 *
 * <p>This machine is the first node and has the lowest port: where a cluster falls into equal sides, the side with the
 * lowest address goes on.
 */
final class LocalNodes implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int MOST = 64;

    /** Ctrl-C goes to all processes of a terminal: the children wait for what their parent decides. */
    private static final String DEAF_TO_INTERRUPTS = "trap '' INT; exec \"$0\" \"$@\"";

    private final List<String> addresses;
    private final SequencedMap<String, Process> children = new TreeMap<>();

    private LocalNodes(List<String> addresses) {
        this.addresses = addresses;
    }

    /** Chooses ports; starts nothing yet. */
    static LocalNodes of(String count) throws IOException {
        if (!count.matches("[0-9]{1,3}") || Integer.parseInt(count) < 1 || Integer.parseInt(count) > MOST) {
            throw new IllegalArgumentException("--cluster local:N needs N in [1, " + MOST + "], got \"" + count + "\"");
        }
        return new LocalNodes(freePorts(Integer.parseInt(count)).stream()
                .map(port -> HOST + ":" + port)
                .toList());
    }

    /** Ports nobody listens on, ascending in the order of addresses as texts and numbers alike. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).sorted().toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    List<String> addresses() {
        return addresses;
    }

    /**
     * Starts all nodes but the first.
     *
     * @param onEnd told a node's address when its process has ended
     */
    void start(int threads, Consumer<String> onEnd) throws IOException {
        for (String address : addresses.subList(1, addresses.size())) {
            Process child = new ProcessBuilder(command(address, threads))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.INHERIT)
                    .start();
            children.put(address, child);
            var _ = child.onExit().thenAccept(_ -> onEnd.accept(address));
        }
    }

    private List<String> command(String address, int threads) {
        List<String> java = new ArrayList<>();
        java.add(ProcessHandle.current().info().command().orElse("java"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
                .forEach(java::add);
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), Throng.class.getName()));
        java.addAll(List.of("node", "--with-parent", "--at", address, "--threads", String.valueOf(threads)));
        java.addAll(List.of("--nodes", String.join(",", addresses)));
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows
                ? java
                : Stream.concat(Stream.of("/bin/sh", "-c", DEAF_TO_INTERRUPTS), java.stream())
                        .toList();
    }

    /** The nodes that run, but for the first, in order of addresses. */
    List<String> alive() {
        return children.entrySet().stream()
                .filter(child -> child.getValue().isAlive())
                .map(child -> child.getKey())
                .toList();
    }

    /** Ends a node without warning, as {@code kill -9} does. */
    void kill(String address) {
        children.get(address).destroyForcibly();
    }

    /** Waits some seconds for the children to leave and then ends them. */
    @Override
    public void close() {
        for (Process child : children.values()) {
            try {
                if (!child.waitFor(5, TimeUnit.SECONDS)) {
                    child.destroyForcibly();
                }
            } catch (InterruptedException e) {
                child.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
