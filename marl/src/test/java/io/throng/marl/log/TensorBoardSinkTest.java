package io.throng.marl.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardSinkTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_800_000_000L, 250_000_000));

    @TempDir
    private Path folder;

    @Test
    void scalarsAreReadBackFromTheFile() throws IOException {
        try (var sink = new TensorBoardSink(folder, CLOCK)) {
            sink.record(0, MetricsOf.of("return", 1.5));
            sink.record(5_000_000_000L, MetricsOf.of("loss/policy", -0.25, "entropy", Double.NaN));
        }
        List<Event> events = events(onlyFile());
        assertThat(events).hasSize(3).allMatch(event -> event.wallTime == 1_800_000_000.25);
        assertThat(events.get(0).fileVersion).isEqualTo("brain.Event:2");
        assertThat(events.get(1).step).isZero();
        assertThat(events.get(1).scalars).containsExactly(Map.entry("return", 1.5f));
        assertThat(events.get(2).step).isEqualTo(5_000_000_000L);
        assertThat(events.get(2).scalars)
                .containsExactly(Map.entry("loss/policy", -0.25f), Map.entry("entropy", Float.NaN));
    }

    @Test
    void fileBeginsWithTheBytesThatTensorFlowWrites() throws IOException {
        new TensorBoardSink(folder, InstantSource.fixed(Instant.EPOCH)).close();
        byte[] file = Files.readAllBytes(onlyFile());
        // every event file of TensorFlow begins so: length 24, its checksum, field 1 as a double
        assertThat(file).startsWith(0x18, 0, 0, 0, 0, 0, 0, 0, 0xa3, 0x7f, 0x4b, 0x22, 0x09);
        byte[] version = "brain.Event:2".getBytes(StandardCharsets.UTF_8);
        assertThat(file).hasSize(8 + 4 + 24 + 4).containsSequence(version);
    }

    @Test
    void recordsAreReadableBeforeTheSinkIsClosed() throws IOException {
        try (var sink = new TensorBoardSink(folder, CLOCK)) {
            sink.record(1, MetricsOf.of("a", 1));
            assertThat(events(onlyFile())).hasSize(2);
        }
    }

    @Test
    void resumedRunVoidsWhatCameAtOrAfterTheStepInAFileOfItsOwn() throws IOException {
        try (var sink = new TensorBoardSink(folder, CLOCK)) {
            sink.record(100, MetricsOf.of("a", 1));
        }
        try (var sink = TensorBoardSink.resume(folder, 100, CLOCK)) {
            sink.record(100, MetricsOf.of("a", 2));
        }
        List<Path> files = files();
        assertThat(files).hasSize(2);
        assertThat(files.getFirst().getFileName()).hasToString("events.out.tfevents.1800000000.throng.0");
        List<Event> resumed = events(files.getLast());
        assertThat(resumed.get(1).sessionStatus).isEqualTo(1);
        assertThat(resumed.get(1).step).isEqualTo(100);
        assertThat(resumed.get(2).scalars).containsExactly(Map.entry("a", 2f));
    }

    @Test
    void maskedChecksumOfTheKnownVectorIsRight() {
        // CRC32C of 32 zero bytes is 0x8a9136aa (RFC 3720, B.4); masked: rotated right by 15, plus 0xa282ead8
        byte[] frame = TfRecords.frame(new byte[32]);
        int masked = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).getInt(frame.length - 4);
        assertThat(masked).isEqualTo(((0x8a9136aa >>> 15) | (0x8a9136aa << 17)) + 0xa282ead8);
    }

    private Path onlyFile() throws IOException {
        assertThat(files()).hasSize(1);
        return files().getFirst();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** What the tests look at of an event. */
    private static final class Event {
        private double wallTime;
        private long step;
        private String fileVersion = "";
        private int sessionStatus;
        private final Map<String, Float> scalars = new LinkedHashMap<>();
    }

    private static List<Event> events(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = take(bytes, 8);
            assertThat(unmasked(bytes.getInt())).isEqualTo(checksum(length));
            byte[] data = take(bytes, (int)
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            assertThat(unmasked(bytes.getInt())).isEqualTo(checksum(data));
            events.add(event(CodedInputStream.newInstance(data)));
        }
        return events;
    }

    private static byte[] take(ByteBuffer bytes, int count) {
        byte[] taken = new byte[count];
        bytes.get(taken);
        return taken;
    }

    private static int unmasked(int checksum) {
        return Integer.rotateLeft(checksum - 0xa282ead8, 15);
    }

    private static int checksum(byte[] data) {
        var crc = new CRC32C();
        crc.update(data);
        return (int) crc.getValue();
    }

    private static Event event(CodedInputStream in) throws IOException {
        var event = new Event();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> event.wallTime = in.readDouble();
                case 2 -> event.step = in.readInt64();
                case 3 -> event.fileVersion = in.readString();
                case 5 -> summary(in.readBytes().newCodedInput(), event);
                case 7 -> event.sessionStatus = sessionStatus(in.readBytes().newCodedInput());
                default -> throw new AssertionError("unknown field of an event: tag " + tag);
            }
        }
        return event;
    }

    private static void summary(CodedInputStream in, Event event) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            assertThat(WireFormat.getTagFieldNumber(tag)).isEqualTo(1);
            CodedInputStream value = in.readBytes().newCodedInput();
            assertThat(value.readTag()).isEqualTo(1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED);
            String name = value.readString();
            assertThat(value.readTag()).isEqualTo(2 << 3 | WireFormat.WIRETYPE_FIXED32);
            event.scalars.put(name, value.readFloat());
            assertThat(value.isAtEnd()).isTrue();
        }
    }

    private static int sessionStatus(CodedInputStream in) throws IOException {
        assertThat(in.readTag()).isEqualTo(1 << 3);
        return in.readEnum();
    }
}
