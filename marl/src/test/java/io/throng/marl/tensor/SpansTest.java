package io.throng.marl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void spansAreTheSetOfTheirNumbers() {
        for (int seed = 0; seed < 50; seed++) {
            TestRandom random = new TestRandom(seed);
            Spans spans = new Spans();
            BitSet set = new BitSet();
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(60);
                int to = from + 1 + random.nextInt(20);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        spans.add(from, to);
                        set.set(from, to);
                    }
                    case 1 -> {
                        spans.remove(from, to);
                        set.clear(from, to);
                    }
                    default -> {
                        BitSet taken = new BitSet();
                        spans.take(from, to, (a, b) -> taken.set((int) a, (int) b));
                        BitSet expected = (BitSet) set.clone();
                        expected.clear(0, from);
                        expected.clear(to, expected.length() + to);
                        assertThat(taken).isEqualTo(expected);
                        set.clear(from, to);
                    }
                }
            }
        }
    }
}
