package io.throng.kernel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throng.kernel.SimulationException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HaloBoxTest {
    private final HaloBox box = new HaloBox(new int[] {2, 5});

    private static ClusterMessage.Halo halo(long step, int from, int piece, int pieces, byte... bytes) {
        return new ClusterMessage.Halo(1, step, from, piece, pieces, bytes);
    }

    @Test
    void halosAreCompleteWhenEverybodysPiecesAreThere() {
        box.put(halo(1, 5, 1, 2, (byte) 9), 0);
        box.put(halo(1, 2, 0, 1, (byte) 7), 0);
        assertThat(box.isComplete(1)).isFalse();
        box.put(halo(1, 5, 0, 2, (byte) 8), 0);
        assertThat(box.isComplete(1)).isTrue();
        assertThat(box.take(1)).containsExactly(new byte[] {7}, new byte[] {8, 9});
        assertThat(box.isComplete(1)).isFalse();
    }

    @Test
    void aPieceThatComesTwiceCountsOnce() {
        box.put(halo(1, 2, 0, 1, (byte) 7), 0);
        box.put(halo(1, 2, 0, 1, (byte) 7), 0);
        box.put(halo(1, 5, 0, 1), 0);
        assertThat(box.take(1)).containsExactly(new byte[] {7}, new byte[] {});
    }

    @Test
    void whatIsLateOrFarAheadOrOfStrangersIsDropped() {
        box.put(halo(3, 2, 0, 1), 3);
        box.put(halo(6, 2, 0, 1), 3);
        box.put(halo(4, 3, 0, 1), 3);
        assertThat(box.has(3, 0)).isFalse();
        assertThat(box.has(6, 0)).isFalse();
        assertThat(box.isComplete(4)).isFalse();
        box.put(halo(5, 2, 0, 1), 3);
        assertThat(box.has(5, 0)).isTrue();
    }

    @Test
    void piecesThatDoNotAddUpAreRefused() {
        for (ClusterMessage.Halo wrong :
                List.of(halo(1, 2, 1, 1), halo(1, 2, -1, 1), halo(1, 2, 0, 0), halo(1, 2, 0, Integer.MAX_VALUE))) {
            assertThatThrownBy(() -> box.put(wrong, 0))
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("use more slabs");
        }
    }

    @Test
    void aLargeHaloIsCutAndJoined() {
        byte[] large = new byte[3 * HaloBox.PIECE - 7];
        large[large.length - 1] = 3;
        List<byte[]> pieces = HaloBox.cut(large);
        assertThat(pieces).hasSize(3);
        for (int i = 0; i < pieces.size(); i++) {
            box.put(halo(1, 2, i, pieces.size(), pieces.get(i)), 0);
        }
        box.put(halo(1, 5, 0, 1, HaloBox.cut(new byte[0]).getFirst()), 0);
        assertThat(box.take(1)).containsExactly(large, new byte[0]);
    }
}
