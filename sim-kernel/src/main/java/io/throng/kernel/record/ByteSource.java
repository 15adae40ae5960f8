package io.throng.kernel.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what a {@link ByteSink} wrote, and believes nothing: no length is taken before it is compared with what is left. */
final class ByteSource {
    private final ByteBuffer bytes;
    private final String what;

    /**
     * Reads bytes from their position to their limit.
     *
     * @param what they are, for messages
     */
    ByteSource(ByteBuffer bytes, String what) {
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.what = what;
    }

    RecordingException damaged(String defect) {
        return new RecordingException(
                what + " is damaged: " + defect + " (at byte " + bytes.position() + "); use another recording");
    }

    private void require(long count) throws RecordingException {
        if (count < 0 || count > bytes.remaining()) {
            throw damaged("it needs " + count + " more bytes and has " + bytes.remaining());
        }
    }

    int takeByte() throws RecordingException {
        require(1);
        return bytes.get() & 0xff;
    }

    int takeInt() throws RecordingException {
        require(Integer.BYTES);
        return bytes.getInt();
    }

    long takeLong() throws RecordingException {
        require(Long.BYTES);
        return bytes.getLong();
    }

    double takeDouble() throws RecordingException {
        require(Double.BYTES);
        return bytes.getDouble();
    }

    /** A number of things of which each takes so many bytes at least. */
    int takeCount(int bytesEach) throws RecordingException {
        int count = takeInt();
        if (count < 0) {
            throw damaged("a count is " + count);
        }
        require((long) count * bytesEach);
        return count;
    }

    String takeText() throws RecordingException {
        byte[] encoded = take(takeCount(1));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(encoded))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged("a text is not UTF-8");
        }
    }

    byte[] take(int count) throws RecordingException {
        require(count);
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    int[] takeInts(int count) throws RecordingException {
        require((long) count * Integer.BYTES);
        int[] taken = new int[count];
        bytes.asIntBuffer().get(taken);
        bytes.position(bytes.position() + count * Integer.BYTES);
        return taken;
    }

    long takeVarint() throws RecordingException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = takeByte();
            value |= (long) (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw damaged("a number has more than 64 bits");
    }

    void align() throws RecordingException {
        while (bytes.position() % Integer.BYTES != 0) {
            takeByte();
        }
    }

    /** Reads what {@link ByteSink#putDifferences} wrote. */
    byte[] takeDifferences(int count, int width, byte[] before) throws RecordingException {
        int form = takeByte();
        if (form == 0) {
            return take(count * width);
        }
        if (form != 1) {
            throw damaged("differences of form " + form);
        }
        byte[] codes = before.clone();
        for (int i = 0; i < count; ) {
            int first = takeByte();
            if (first == 0) {
                long zeros = takeVarint() + 1;
                if (zeros < 1 || zeros > count - i) {
                    throw damaged("a run of " + zeros + " values does not fit into the " + (count - i) + " left");
                }
                i += (int) zeros;
                continue;
            }
            int zigzag = first < 0x80 ? first : first & 0x7f | takeHigh();
            int difference = (zigzag >>> 1) ^ -(zigzag & 1);
            Codes.put(codes, width, i, Codes.code(before, width, i) + difference);
            i++;
        }
        return codes;
    }

    private int takeHigh() throws RecordingException {
        long high = takeVarint();
        if (high < 0 || high > 0xffff) {
            throw damaged("a difference is of " + high);
        }
        return (int) high << 7;
    }

    void requireEnd() throws RecordingException {
        if (bytes.hasRemaining()) {
            throw damaged(bytes.remaining() + " bytes are left over");
        }
    }
}
