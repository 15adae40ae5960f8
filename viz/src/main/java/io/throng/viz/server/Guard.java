package io.throng.viz.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Refuses whoever {@link Access} does not let in, and tells browsers what pages of this server may do: nothing elsewhere. */
final class Guard extends Handler.Wrapper {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Access access;

    Guard(Access access, Handler behind) {
        super(behind);
        this.access = access;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var headers = response.getHeaders();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "no-store");
        if (!access.knowsHost(request.getHeaders().get(HttpHeader.HOST))) {
            return refuse(response, callback, HttpStatus.FORBIDDEN_403, "this host is not asked by that name");
        }
        if (!HttpMethod.GET.is(request.getMethod())) {
            return refuse(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "only GET");
        }
        String path = access.behindToken(Request.getPathInContext(request));
        if (path == null) {
            return refuse(response, callback, HttpStatus.FORBIDDEN_403, "open the address that throng view printed");
        }
        boolean upgrade = "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE));
        if (upgrade && !access.isOwnOrigin(request.getHeaders().get(HttpHeader.ORIGIN))) {
            return refuse(response, callback, HttpStatus.FORBIDDEN_403, "only pages of this server may connect");
        }
        return super.handle(request, response, callback);
    }

    private static boolean refuse(Response response, Callback callback, int status, String why) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
        response.write(true, ByteBuffer.wrap((why + "\n").getBytes(StandardCharsets.UTF_8)), callback);
        return true;
    }
}
