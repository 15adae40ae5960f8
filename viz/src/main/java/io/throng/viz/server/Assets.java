package io.throng.viz.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The few files of the page, from the class path. */
final class Assets extends Handler.Abstract {
    private static final String FOLDER = "/io/throng/viz/web/";
    private static final Map<String, String> TYPES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "main.js", "text/javascript; charset=utf-8",
            "style.css", "text/css; charset=utf-8");

    private final Access access;

    Assets(Access access) {
        this.access = access;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = access.behindToken(Request.getPathInContext(request));
        String name = path == null || path.isEmpty() ? "index.html" : path;
        byte[] bytes = TYPES.containsKey(name) ? read(name) : null;
        if (bytes == null) {
            response.setStatus(HttpStatus.NOT_FOUND_404);
            callback.succeeded();
            return true;
        }
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPES.get(name));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }

    /** A file, or null where this build of Throng has none. */
    static byte[] read(String name) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        }
    }
}
