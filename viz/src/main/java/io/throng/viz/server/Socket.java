package io.throng.viz.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One page. What it asks is handed to the player; what it is sent goes out as fast as it takes it, at most as many frames as it
 * has credit for.
 *
 * <p>Threads: Jetty's call the listener's methods, the player's calls the others; none of them blocks.
 */
public final class Socket extends Session.Listener.AbstractAutoDemanding {
    private static final int HEAD = 4;
    private static final int FIRST_CREDIT = 2;
    private static final int MOST_CREDIT = 2;
    private static final int MOST_WAITING = 1000;

    private final Player player;
    private final AtomicInteger credit = new AtomicInteger(FIRST_CREDIT);
    private final AtomicInteger waiting = new AtomicInteger();

    Socket(Player player) {
        this.player = player;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        player.enter(this);
    }

    @Override
    public void onWebSocketText(String text) {
        player.ask(this, text);
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        player.leave(this);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        player.leave(this);
    }

    /** The page has drawn a frame and can take another. */
    void grant() {
        credit.updateAndGet(now -> Math.min(MOST_CREDIT, now + 1));
    }

    boolean hasCredit() {
        return credit.get() > 0;
    }

    /** The frame of each show; together they take one of the credit. */
    void sendFrames(List<byte[]> frames) {
        credit.decrementAndGet();
        Session session = getSession();
        if (session == null || !session.isOpen()) {
            return;
        }
        for (int show = 0; show < frames.size(); show++) {
            byte[] frame = frames.get(show);
            ByteBuffer message = ByteBuffer.allocate(HEAD + frame.length).order(ByteOrder.LITTLE_ENDIAN);
            message.putInt(show | frames.size() << Short.SIZE).put(frame).flip();
            session.sendBinary(message, Callback.NOOP);
        }
    }

    /** A page that takes nothing any more is let go, before what waits for it fills the memory. */
    void sendText(String text) {
        Session session = getSession();
        if (session == null || !session.isOpen()) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            session.disconnect();
            return;
        }
        session.sendText(text, Callback.from(waiting::decrementAndGet, _ -> waiting.decrementAndGet()));
    }
}
