package io.throng.viz.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * Who may look: whoever knows the token, which stands first in every path, asks this host by its own name, and comes from a
 * page of this server. The host is checked because a name of somebody else's may be made to lead here (DNS rebinding), the
 * origin because browsers let any page open a WebSocket.
 *
 * @param token 192 random bits
 * @param hosts names with port by which this server may be asked
 */
record Access(String token, Set<String> hosts) {
    private static final int TOKEN_BYTES = 24;

    static String randomToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean knowsHost(String host) {
        return host != null && hosts.contains(host);
    }

    /** Whether a page may open a socket; programs that are no browser send no origin, and are refused too. */
    boolean isOwnOrigin(String origin) {
        return origin != null && origin.startsWith("http://") && hosts.contains(origin.substring("http://".length()));
    }

    /** What a path asks for behind the token, or null where the token is not the right one. */
    String behindToken(String path) {
        int end = path.indexOf('/', 1);
        if (!path.startsWith("/") || end < 0) {
            return null;
        }
        byte[] given = path.substring(1, end).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8)) ? path.substring(end + 1) : null;
    }
}
