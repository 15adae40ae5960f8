package io.throng.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;

class SeedsTest {

    @Test
    void mixesAsSplitMixDoes() {
        for (long seed = -1000; seed < 1000; seed++) {
            long state = seed * 0x9E3779B97F4A7C15L;
            assertThat(Seeds.mix(state + 0x9E3779B97F4A7C15L)).isEqualTo(new SplitMix64(state).nextLong());
        }
    }

    @Test
    void derivesTheSameSeedsForEver() {
        assertThat(Seeds.derive(7, "evaluation")).isEqualTo(0x8D41F022233AE551L);
        assertThat(Seeds.derive(7, "")).isEqualTo(0xED28260BC9A8D6CBL);
        assertThat(Seeds.derive(7, 0)).isEqualTo(0xDF6309D64D15629AL);
        assertThat(Seeds.derive(-1, Long.MIN_VALUE)).isEqualTo(0xEDCE8A6E1737A0AEL);
    }

    @Test
    void theIndexCanBeToldFromTheSeed() {
        for (long parent = -10; parent < 10; parent++) {
            for (long index : new long[] {0, 1, -1, 12345, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE}) {
                assertThat(Seeds.indexOf(parent, Seeds.derive(parent, index))).isEqualTo(index);
            }
        }
    }

    @Test
    void parentsIndicesAndPurposesAllGiveDifferentSeeds() {
        Set<Long> seeds = new HashSet<>();
        int derived = 0;
        for (long parent = -10; parent < 10; parent++) {
            for (int index = -1000; index < 1000; index++, derived += 2) {
                seeds.add(Seeds.derive(parent, index));
                seeds.add(Seeds.derive(parent, Integer.toString(index)));
            }
        }
        assertThat(seeds).hasSize(derived);
    }

    @Test
    void purposesThatAreNearlyAlikeGiveDifferentSeeds() {
        Set<Long> seeds = new HashSet<>();
        for (String purpose : new String[] {"", "a", "aa", "ab", "ba", "A", "\0", "\0\0", "a\0", "\0a"}) {
            seeds.add(Seeds.derive(1, purpose));
        }
        assertThat(seeds).hasSize(10);
    }

    @Test
    void flippingOneBitOfTheParentFlipsAboutHalfOfTheSeed() {
        for (int bit = 0; bit < 64; bit++) {
            long flipped = 0;
            for (long parent = 0; parent < 256; parent++) {
                flipped += Long.bitCount(Seeds.derive(parent, 3) ^ Seeds.derive(parent ^ (1L << bit), 3));
            }
            assertThat(flipped / 256.0).isBetween(30.0, 34.0);
        }
    }
}
