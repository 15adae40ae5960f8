package io.throng.kernel.cluster;

import akka.serialization.ByteBufferSerializer;
import akka.serialization.SerializerWithStringManifest;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Akka's way to {@link WireCodec}. Only kinds of {@link ClusterMessage} go through; messages between actors of one machine
 * are never serialised.
 *
 * <p>A buffer of Akka's is left in the byte order in which it came: Akka writes its own header after us.
 */
public final class WireSerializer extends SerializerWithStringManifest implements ByteBufferSerializer {
    private static final int IDENTIFIER = 7_460_113;

    /** For Akka. */
    public WireSerializer() {}

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object message) {
        return String.valueOf(ClusterMessage.KINDS.indexOf(message.getClass()));
    }

    @Override
    public byte[] toBinary(Object message) {
        ClusterMessage known = (ClusterMessage) message;
        byte[] bytes = new byte[WireCodec.size(known)];
        WireCodec.write(known, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return fromBinary(ByteBuffer.wrap(bytes), manifest);
    }

    @Override
    public void toBinary(Object message, ByteBuffer into) {
        ByteOrder found = into.order();
        try {
            WireCodec.write((ClusterMessage) message, into.order(ByteOrder.LITTLE_ENDIAN));
        } finally {
            into.order(found);
        }
    }

    @Override
    public Object fromBinary(ByteBuffer from, String manifest) throws NotSerializableException {
        Class<? extends ClusterMessage> kind = kind(manifest);
        ByteOrder found = from.order();
        try {
            return WireCodec.read(kind, from.order(ByteOrder.LITTLE_ENDIAN));
        } finally {
            from.order(found);
        }
    }

    private static Class<? extends ClusterMessage> kind(String manifest) throws NotSerializableException {
        for (int code = 0; code < ClusterMessage.KINDS.size(); code++) {
            if (manifest.equals(String.valueOf(code))) {
                return ClusterMessage.KINDS.get(code);
            }
        }
        throw new NotSerializableException("messages have codes in [0, " + ClusterMessage.KINDS.size()
                + "), got one of \"" + manifest.substring(0, Math.min(20, manifest.length()))
                + "\"; run the same Throng on all nodes");
    }
}
