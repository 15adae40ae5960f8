package io.throng.kernel.archive;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The file format, version {@value #VERSION}. All numbers are little endian; names and texts are UTF-8.
 *
 * <pre>
 * header   "THRONG\r\n", format version int, content version int, length of kind int, kind, CRC-32C int
 * block*   "BLCK", type byte, rank byte, length of name short, name, rank dimensions long, CRC-32C int,
 *          elements, CRC-32C of the elements int
 * end      "END!", number of blocks int, CRC-32 of all bytes so far int
 * </pre>
 *
 * <p>Each CRC-32C covers its own line up to itself. The last checksum has another polynomial, because a CRC taken over data
 * that is followed by the same CRC of it does not depend on the data. The header's layout is the same in every version.
 */
final class Format {

    static final int VERSION = 1;
    static final byte[] MAGIC = "THRONG\r\n".getBytes(StandardCharsets.US_ASCII);
    static final int BLOCK = 'B' | ('L' << 8) | ('C' << 16) | ('K' << 24);
    static final int END = 'E' | ('N' << 8) | ('D' << 16) | ('!' << 24);

    /** The longest kind in bytes. */
    static final int MAX_KIND = 63;

    /** The longest block name in bytes. */
    static final int MAX_NAME = 255;

    static final int MAX_RANK = 8;
    static final int MAX_BLOCKS = 1 << 16;

    private Format() {}

    /**
     * Encodes a name.
     *
     * @param what what the name names, for the message
     * @throws IllegalArgumentException if it is blank, too long or no valid Unicode
     */
    static ByteBuffer encodeName(String what, String name, int longest) {
        ByteBuffer bytes = encode(what, name);
        if (name.isBlank() || bytes.remaining() > longest) {
            throw new IllegalArgumentException(what + " must have 1 to " + longest
                    + " bytes of UTF-8 and not be blank, got \"" + name + "\"; choose another name");
        }
        return bytes;
    }

    /**
     * Encodes a text.
     *
     * @throws IllegalArgumentException if it holds half of a surrogate pair
     */
    static ByteBuffer encode(String what, String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " holds half of a surrogate pair; give valid Unicode", e);
        }
    }

    /** Decodes a text; malformed bytes are an exception. */
    static String decode(ByteBuffer bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
}
