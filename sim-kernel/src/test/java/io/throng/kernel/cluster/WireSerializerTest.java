package io.throng.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.random.Philox;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire comes back as it was, and nothing else comes back. */
final class WireSerializerTest {
    private final WireSerializer serializer = new WireSerializer();

    static List<ClusterMessage> messages() {
        return List.of(
                new ClusterMessage.Hello("akka://throng@a:1/user/director"),
                new ClusterMessage.Here("node", "akka://throng@ä:1"),
                new ClusterMessage.Host(3, "boids", "{\"a\":1}", -7, 200, 4, new int[] {1, 2}, "/s", 50, 20, ""),
                new ClusterMessage.Hosting(3, 0, new int[] {1, 2}, new String[] {"one", ""}),
                new ClusterMessage.Introduction(1, new String[0]),
                new ClusterMessage.Credit(1, Long.MAX_VALUE, Long.MIN_VALUE),
                new ClusterMessage.Milestone(1, 2, 3, 4, 5, 6, 7, 8, new String[] {"x"}, 9, 10),
                new ClusterMessage.Progress(1, new int[] {0}, new long[] {17}),
                new ClusterMessage.Terms(1, 0, new long[] {4, 5}, new double[] {0.1, Double.NEGATIVE_INFINITY}),
                new ClusterMessage.Failed(1, "why"),
                new ClusterMessage.Leave("over"),
                new ClusterMessage.Halo(1, 2, 3, 0, 1, new byte[] {1, -2, 3}),
                new ClusterMessage.Resend(1, 2, 3),
                new ClusterMessage.Replicate(1, "vicsek", "{}", 8, 100),
                new ClusterMessage.ReplicaProgress(1, 50),
                new ClusterMessage.Replicated(1, 8, 100, 55, 300, new double[] {1.5}, ""),
                new ClusterMessage.Pause(3),
                new ClusterMessage.Paused(3, 1, 99));
    }

    @Test
    void everyKindIsTested() {
        assertThat(messages().stream().map(Object::getClass))
                .containsExactlyElementsOf(ClusterMessage.KINDS.stream()
                        .map(kind -> (Object) kind)
                        .map(kind -> (Class<?>) kind)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageComesBackAsItWas(ClusterMessage message) throws Exception {
        byte[] bytes = serializer.toBinary(message);
        assertThat(serializer.fromBinary(bytes, serializer.manifest(message)))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void buffersKeepTheirByteOrder(ClusterMessage message) throws Exception {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer buffer = ByteBuffer.allocate(1000).order(order);
            buffer.putInt(42);
            serializer.toBinary(message, buffer);
            assertThat(buffer.order()).isEqualTo(order);
            buffer.flip();
            assertThat(buffer.getInt()).isEqualTo(42);
            Object back = serializer.fromBinary(buffer, serializer.manifest(message));
            assertThat(back).usingRecursiveComparison().isEqualTo(message);
            assertThat(buffer.order()).isEqualTo(order);
            assertThat(buffer.hasRemaining()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void bytesThatAreCutShortAreRefused(ClusterMessage message) {
        byte[] bytes = serializer.toBinary(message);
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);
            assertThatThrownBy(() -> serializer.fromBinary(cut, serializer.manifest(message)))
                    .isInstanceOf(NotSerializableException.class);
        }
    }

    /** A length of two thousand millions must not be believed. */
    @ParameterizedTest
    @MethodSource("messages")
    void anyBytesAreReadOrRefusedWithoutTakingMemory(ClusterMessage message) {
        Philox random = new Philox();
        for (int round = 0; round < 200; round++) {
            random.reset(5, round, 0, 0);
            byte[] bytes = new byte[1 + random.nextInt(200)];
            IntStream.range(0, bytes.length).forEach(i -> bytes[i] = (byte) random.nextInt());
            assertThatCode(() -> {
                        try {
                            serializer.fromBinary(bytes, serializer.manifest(message));
                        } catch (NotSerializableException refused) {
                            assertThat(refused).hasMessageContaining("the bytes are no");
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void unknownKindsAreRefused() {
        for (String manifest : List.of("18", "-1", "00", "java.lang.Runtime", "")) {
            assertThatThrownBy(() -> serializer.fromBinary(new byte[100], manifest))
                    .isInstanceOf(NotSerializableException.class)
                    .hasMessageContaining("run the same Throng on all nodes");
        }
    }
}
