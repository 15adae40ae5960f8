package io.throng.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhiloxBlocksTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 100})
    void everyAgentGetsTheWordsOfItsOwnAddress(int count) {
        PhiloxBlocks blocks = new PhiloxBlocks(count + 3);
        Philox addresses = new Philox().reset(11, count, 0, 0);
        for (int stream : new int[] {0, 17, 255}) {
            long seed = addresses.nextLong();
            long step = addresses.nextLong() >>> (24 + stream % 3 * 12);
            long[] agents = new long[count];
            for (int i = 0; i < count; i++) {
                agents[i] = addresses.nextLong() >>> (24 + i % 5 * 8);
                blocks.agents()[i] = agents[i];
            }
            int[][] words = new int[4][count];
            blocks.draw(seed, count, step, stream, words);
            for (int i = 0; i < count; i++) {
                Philox own = new Philox().reset(seed, agents[i], step, stream);
                for (int[] word : words) {
                    assertThat(word[i]).isEqualTo(own.nextInt());
                }
            }
        }
    }
}
