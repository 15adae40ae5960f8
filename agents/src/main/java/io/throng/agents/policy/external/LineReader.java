package io.throng.agents.policy.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads lines of limited length from somebody who is not trusted: of a longer one the rest is passed over. */
final class LineReader {
    private static final int FIRST_CAPACITY = 256;
    private static final int BUFFER = 1 << 13;

    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[FIRST_CAPACITY];
    private int from;
    private int to;

    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** The next line without its end, cut after {@code longest} bytes and one more; null at the end of the stream. */
    String read() throws IOException {
        int length = 0;
        for (int next = next(); next != '\n'; next = next()) {
            if (next < 0) {
                return length == 0 ? null : text(length);
            }
            if (length <= longest) {
                line = length < line.length ? line : Arrays.copyOf(line, 2 * length);
                line[length++] = (byte) next;
            }
        }
        return text(length);
    }

    private String text(int length) {
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private int next() throws IOException {
        if (from == to) {
            to = in.read(buffer);
            from = 0;
            if (to <= 0) {
                to = 0;
                return -1;
            }
        }
        return buffer[from++];
    }
}
