package io.throng.viz.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.record.AgentRows;
import io.throng.kernel.record.Camera;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Frame;
import io.throng.kernel.record.FrameCodec;
import io.throng.kernel.record.Glyph;
import io.throng.kernel.record.Scene;
import io.throng.kernel.record.Show;
import io.throng.kernel.record.Viewer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JettyViewerTest {
    private static final int SECONDS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Counting show = new Counting();
    private Viewer.Viewing viewing;

    /** One thing that is at the number of the step. */
    private static final class Counting implements Show {
        private final AtomicLong step = new AtomicLong();
        private final AtomicInteger framesTaken = new AtomicInteger();
        private volatile boolean closed;
        private final Camera camera = Camera.on("Count", Extent.of(1000, 10, "m"))
                .agents("one", Glyph.DISC, 0, AgentRows.things(1), one -> one.at(_ -> step.get(), _ -> 5));

        @Override
        public Scene scene() {
            return camera.scene();
        }

        @Override
        public SequencedMap<String, String> facts() {
            return new LinkedHashMap<>();
        }

        @Override
        public long first() {
            return 0;
        }

        @Override
        public long last() {
            return Long.MAX_VALUE;
        }

        @Override
        public long step() {
            return step.get();
        }

        @Override
        public void move(long to) {
            step.set(to);
        }

        @Override
        public Frame frame() {
            framesTaken.incrementAndGet();
            return camera.take(step.get());
        }

        @Override
        public SortedMap<Long, SequencedMap<String, Double>> measures() {
            return new TreeMap<>();
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** What a page is told. */
    private static final class Page implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            frames.add(bytes);
            socket.request(1);
            return null;
        }

        String text(String holding) throws InterruptedException {
            for (String told = texts.poll(SECONDS, TimeUnit.SECONDS); told != null; ) {
                if (told.contains(holding)) {
                    return told;
                }
                told = texts.poll(SECONDS, TimeUnit.SECONDS);
            }
            throw new AssertionError("never told " + holding);
        }

        Frame frame(Scene scene) throws InterruptedException, IOException {
            byte[] message = frames.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(message).as("a frame").isNotNull();
            return new FrameCodec(scene).decode(Arrays.copyOfRange(message, 4, message.length));
        }
    }

    @BeforeEach
    void listen() throws IOException {
        viewing = new JettyViewer().open(show, new Viewer.Settings("127.0.0.1", 0, false));
    }

    @AfterEach
    void close() {
        viewing.close();
        assertThat(show.closed).isTrue();
    }

    private WebSocket connect(Page page) {
        URI address = viewing.address();
        String origin = "http://" + address.getAuthority();
        return connect(page, address.getPath(), origin);
    }

    private WebSocket connect(Page page, String path, String origin) {
        URI socket = URI.create("ws://" + viewing.address().getAuthority() + path + "socket");
        var builder = client.newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(socket, page).join();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://" + viewing.address().getAuthority() + path);
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aPageIsToldWhatThereIsAndSeesTheFirstFrame() throws Exception {
        Page page = new Page();
        connect(page);
        assertThat(page.text("hello")).contains("\"title\":\"Count\"", "\"meaning\":\"X\"", "\"glyph\":\"DISC\"");
        assertThat(page.text("state")).contains("\"playing\":false", "\"steps\":[0]", "\"last\":null");
        assertThat(page.frame(show.scene()).step()).isZero();
    }

    @Test
    void aPageSteersAndGetsTheNewestFrameForItsCredit() throws Exception {
        Page page = new Page();
        WebSocket socket = connect(page);
        assertThat(page.frame(show.scene()).step()).isZero();
        socket.sendText("{\"do\":\"step\",\"by\":5}", true).join();
        assertThat(page.frame(show.scene()).step()).isEqualTo(5);
        // Both of the first credit are spent: nothing comes until the page is ready.
        socket.sendText("{\"do\":\"seek\",\"step\":80}", true).join();
        socket.sendText("{\"do\":\"seek\",\"step\":90}", true).join();
        page.text("[90]");
        assertThat(page.frames.poll(200, TimeUnit.MILLISECONDS)).isNull();
        socket.sendText("{\"do\":\"ready\"}", true).join();
        assertThat(page.frame(show.scene()).step()).isEqualTo(90);
    }

    @Test
    void aPageThatTakesNothingCostsNoFrames() throws Exception {
        Page page = new Page();
        WebSocket socket = connect(page);
        page.frame(show.scene());
        socket.sendText("{\"do\":\"play\",\"speed\":0}", true).join();
        page.frame(show.scene());
        long before = show.step();
        int taken = show.framesTaken.get();
        Thread.sleep(300);
        assertThat(show.step()).isGreaterThan(before + 1000);
        assertThat(show.framesTaken).hasValue(taken);
    }

    @Test
    void wrongRequestsAreAnsweredWithWhatIsAllowed() throws Exception {
        Page page = new Page();
        WebSocket socket = connect(page);
        for (String wrong : new String[] {"", "[]", "{", "{\"do\":\"dance\"}", "null", "{\"do\":{\"do\":1}}"}) {
            socket.sendText(wrong, true).join();
            assertThat(page.text("error")).containsAnyOf("a request is a JSON object", "a request must");
        }
        socket.sendText("{\"do\":\"seek\",\"step\":\"far\"}", true).join();
        assertThat(page.text("error")).contains("step must be a number");
        socket.sendText("{\"do\":\"fork\"}", true).join();
        assertThat(page.text("error")).contains("a recording has one future");
        socket.sendText("{\"do\":\"set\",\"show\":7,\"name\":\"a\",\"value\":\"b\"}", true)
                .join();
        assertThat(page.text("error")).contains("show must be in [0, 1), got 7");
    }

    @Test
    void whoSendsTooMuchIsLetGoAndTheOthersStay() throws Exception {
        Page page = new Page();
        Page other = new Page();
        WebSocket loud = connect(other);
        connect(page);
        var _ = loud.sendText("{\"do\":\"" + "x".repeat(100_000) + "\"}", true);
        var _ = loud.sendBinary(ByteBuffer.allocate(1000), true);
        assertThat(page.frame(show.scene()).step()).isZero();
        assertThat(get(viewing.address().getPath()).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyComesInWithoutTokenHostAndOrigin() throws Exception {
        String path = viewing.address().getPath();
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(get("/").statusCode()).isEqualTo(403);
        assertThat(get("/" + "A".repeat(path.length() - 2) + "/").statusCode()).isEqualTo(403);
        assertThat(get(path + "../index.html").statusCode()).isIn(400, 403, 404);
        assertThat(get(path + "%2e%2e/index.html").statusCode()).isIn(400, 403, 404);
        assertThat(get(path + "main.css").statusCode()).isEqualTo(404);
        assertRefused(path, null);
        assertRefused(path, "http://evil.example");
        assertRefused(path, "https://" + viewing.address().getAuthority());
        assertRefused("/wrong/", "http://" + viewing.address().getAuthority());
    }

    private void assertRefused(String path, String origin) {
        assertThatThrownBy(() -> connect(new Page(), path, origin))
                .as("path %s, origin %s", path, origin)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void hostsAreComparedExactly() {
        Access access = new Access("t", Set.of("127.0.0.1:80", "localhost:80"));
        assertThat(access.knowsHost("localhost:80")).isTrue();
        assertThat(access.knowsHost("localhost:81")).isFalse();
        assertThat(access.knowsHost("localhost")).isFalse();
        assertThat(access.knowsHost("evil.localhost:80")).isFalse();
        assertThat(access.knowsHost(null)).isFalse();
        assertThat(access.isOwnOrigin("http://localhost:80")).isTrue();
        assertThat(access.isOwnOrigin("http://localhost:80.evil")).isFalse();
        assertThat(access.isOwnOrigin("null")).isFalse();
        assertThat(access.behindToken("/t/a")).isEqualTo("a");
        assertThat(access.behindToken("/tt/a")).isNull();
        assertThat(access.behindToken("/t")).isNull();
        assertThat(Access.randomToken()).hasSize(32).isNotEqualTo(Access.randomToken());
    }

    @Test
    void aPortThatIsTakenIsRefusedWithTheRemedy() {
        int port = viewing.address().getPort();
        assertThatIOException()
                .isThrownBy(() -> new JettyViewer().open(new Counting(), new Viewer.Settings("127.0.0.1", port, false)))
                .withMessageStartingWith("cannot listen on 127.0.0.1:" + port)
                .withMessageEndingWith("; give another --port or --listen");
    }
}
