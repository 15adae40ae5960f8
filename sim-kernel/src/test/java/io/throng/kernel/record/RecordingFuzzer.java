package io.throng.kernel.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Reads a recording with bytes changed and checksums made good again, and says how often it lived. For a JVM of its own. */
final class RecordingFuzzer {
    private static final int TIMES = 4000;
    private static final int MOST_CHANGES = 4;
    private static final int[] TELLING = {0, 1, 2, 3, 0x7f, 0x80, 0xff};

    private RecordingFuzzer() {}

    public static void main(String[] args) throws IOException {
        Path sound = Path.of(args[0]);
        byte[] bytes = Files.readAllBytes(sound);
        byte[] frame;
        FrameCodec codec;
        try (Recording recording = Recording.open(sound)) {
            codec = new FrameCodec(recording.scene());
            frame = codec.encode(recording.frame(3));
        }
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(9L);
        Path file = sound.resolveSibling("malformed.recording");
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = bytes.clone();
            change(random, changed, i % 3 == 0 ? Math.min(changed.length, 600) : changed.length);
            if (i % 5 != 0) {
                mend(changed);
            }
            Files.write(file, changed);
            read(file);
            byte[] malformed = frame.clone();
            change(random, malformed, malformed.length);
            try {
                codec.decode(malformed);
            } catch (RecordingException refused) {
                // as it should be
            }
        }
        System.out.println("read " + TIMES + " malformed recordings and " + TIMES + " malformed frames");
    }

    private static void change(UniformRandomProvider random, byte[] bytes, int within) {
        for (int i = random.nextInt(MOST_CHANGES); i >= 0; i--) {
            bytes[random.nextInt(within)] =
                    (byte) (random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : random.nextInt());
        }
    }

    /** Makes the checksums of all blocks right that can still be found. */
    private static void mend(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = Recorder.MAGIC.length;
        while (bytes.length - at >= Recorder.HEAD_BYTES + Integer.BYTES) {
            int length = buffer.getInt(at);
            int end = at + Recorder.HEAD_BYTES + length;
            if (length < 0 || end < 0 || end > bytes.length - Integer.BYTES) {
                return;
            }
            CRC32C checksum = new CRC32C();
            checksum.update(bytes, at, end - at);
            buffer.putInt(end, (int) checksum.getValue());
            at = end + Integer.BYTES;
        }
    }

    private static void read(Path file) throws IOException {
        try (Recording recording = Recording.open(file)) {
            for (int i = 0; i < recording.frames(); i++) {
                recording.frame(i);
            }
        } catch (RecordingException refused) {
            // as it should be
        }
    }
}
