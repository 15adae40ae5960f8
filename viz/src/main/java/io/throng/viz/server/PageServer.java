package io.throng.viz.server;

import io.throng.kernel.record.Viewer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** A server of one show. */
final class PageServer implements Viewer.Viewing {
    private static final int THREADS = 12;
    private static final int MOST_TEXT = 1 << 14;
    private static final long MOST_FRAME = 1 << 20; // larger messages go in parts
    private static final String SOCKET = "socket";

    private final Server server;
    private final Player player;
    private final URI address;
    private final CountDownLatch closed = new CountDownLatch(1);

    private PageServer(Server server, Player player, URI address) {
        this.server = server;
        this.player = player;
        this.address = address;
    }

    static PageServer start(Player player, Viewer.Settings settings) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("throng-viewer");
        threads.setDaemon(true);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1);
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        server.addConnector(connector);
        try {
            connector.open();
            Access access = new Access(Access.randomToken(), hosts(settings.address(), connector.getLocalPort()));
            server.setHandler(new Guard(access, handler(server, player, access)));
            server.start();
            String host =
                    InetAddress.getByName(settings.address()).isLoopbackAddress() ? "127.0.0.1" : settings.address();
            String authority = host.contains(":") ? "[" + host + "]" : host;
            URI address =
                    URI.create("http://" + authority + ":" + connector.getLocalPort() + "/" + access.token() + "/");
            return new PageServer(server, player, address);
        } catch (Exception e) {
            stop(server);
            throw new IOException(
                    "cannot listen on " + settings.address() + ":" + settings.port() + ": " + e.getMessage()
                            + "; give another --port or --listen",
                    e);
        }
    }

    private static WebSocketUpgradeHandler handler(Server server, Player player, Access access) {
        WebSocketUpgradeHandler upgrade = WebSocketUpgradeHandler.from(server, container -> {
            limit(container);
            container.addMapping("/*", (request, response, _) -> {
                response.setExtensions(
                        List.of()); // frames hardly get smaller, and packing one takes longer than making it
                String path = access.behindToken(request.getHttpURI().getPath());
                return SOCKET.equals(path) ? new Socket(player) : null;
            });
        });
        upgrade.setHandler(new Assets(access));
        return upgrade;
    }

    private static void limit(ServerWebSocketContainer container) {
        container.setMaxTextMessageSize(MOST_TEXT);
        container.setMaxBinaryMessageSize(1);
        container.setIdleTimeout(Duration.ofHours(12));
        container.setMaxFrameSize(MOST_FRAME);
    }

    private static Set<String> hosts(String address, int port) throws IOException {
        Set<String> hosts = new LinkedHashSet<>();
        InetAddress resolved = InetAddress.getByName(address);
        if (resolved.isLoopbackAddress()) {
            hosts.add("127.0.0.1:" + port);
            hosts.add("localhost:" + port);
            hosts.add("[::1]:" + port);
        } else {
            hosts.add(address + ":" + port);
            hosts.add(resolved.getHostAddress() + ":" + port);
        }
        return hosts;
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop: " + e.getMessage(), e);
        }
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public void await() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        player.close();
        stop(server);
        closed.countDown();
    }
}
