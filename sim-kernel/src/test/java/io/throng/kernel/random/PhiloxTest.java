package io.throng.kernel.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source32.Philox4x32;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhiloxTest {

    private static final long MAX = Philox.MAX_NUMBER;

    /** An address and the counter its block 0 must have. */
    record Address(long seed, long agent, long step, int stream) {

        Philox generator() {
            return new Philox().reset(seed, agent, step, stream);
        }

        /** The same words from Commons RNG, whose generator increments its counter before its first block. */
        UniformRandomProvider commons(long block) {
            int[] counter = {
                (int) block,
                (int) agent,
                (int) step,
                (int) ((block >>> 32) | ((long) stream << 8) | ((agent >>> 32) << 16) | ((step >>> 32) << 24))
            };
            for (int i = 0; i < 4 && counter[i]-- == 0; i++) {}
            return new Philox4x32(
                    new int[] {(int) seed, (int) (seed >>> 32), counter[0], counter[1], counter[2], counter[3]});
        }
    }

    static Stream<Address> addresses() {
        SplitMix64 random = new SplitMix64(1);
        Stream<Address> drawn = Stream.generate(() -> new Address(
                        random.nextLong(), random.nextLong() & MAX, random.nextLong() & MAX, random.nextInt(256)))
                .limit(50);
        return Stream.concat(
                Stream.of(new Address(0, 0, 0, 0), new Address(-1, MAX, MAX, 255), new Address(7, 0, 1L << 39, 1)),
                drawn);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000 00000000 00000000 00000000 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
        "ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
        "243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
    })
    void reproducesTheKnownAnswersOfRandom123(String counterAndKey, String answer) {
        int[] in = words(counterAndKey);
        int[] out = new int[4];
        Philox.generate(in[0], in[1], in[2], in[3], in[4], in[5], out);
        assertThat(out).containsExactly(words(answer));
    }

    private static int[] words(String hexadecimal) {
        return Stream.of(hexadecimal.split(" "))
                .mapToInt(word -> Integer.parseUnsignedInt(word, 16))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void agreesWithCommonsPhiloxWhoseCounterIsOneBelow(Address address) {
        Philox philox = address.generator();
        UniformRandomProvider commons = address.commons(0);
        for (int i = 0; i < 100; i++) {
            assertThat(philox.nextInt()).isEqualTo(commons.nextInt());
            assertThat(philox.nextLong()).isEqualTo(commons.nextLong());
            assertThat(philox.nextInt(i + 1)).isEqualTo(commons.nextInt(i + 1));
            assertThat(philox.nextInt(Integer.MAX_VALUE - i)).isEqualTo(commons.nextInt(Integer.MAX_VALUE - i));
        }
    }

    @Test
    void carriesTheBlockNumberIntoItsHighByte() {
        Address address = new Address(3, 5, 8, 13);
        Philox philox = address.generator().moveTo((1L << 34) - 8);
        UniformRandomProvider before = address.commons((1L << 32) - 2);
        for (int i = 0; i < 8; i++) {
            assertThat(philox.nextInt()).isEqualTo(before.nextInt());
        }
        UniformRandomProvider after = address.commons(1L << 32);
        for (int i = 0; i < 8; i++) {
            assertThat(philox.nextInt()).isEqualTo(after.nextInt());
        }
    }

    @Test
    void repeatsAfterItsLastWordWithoutTouchingTheStream() {
        Philox philox = new Philox().reset(3, 5, 8, 13);
        int first = philox.nextInt();
        philox.moveTo((1L << 42) - 1).nextInt();
        assertThat(philox.nextInt()).isEqualTo(first);
    }

    @Test
    void movesToAnyWordOfAnAddress() {
        Philox philox = new Philox().reset(3, 5, 8, 13);
        int[] words = philox.ints(40).toArray();
        for (int word = 0; word < words.length; word++) {
            assertThat(philox.moveTo(word).nextInt()).isEqualTo(words[word]);
        }
        assertThatThrownBy(() -> philox.moveTo(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("word must be in [0, 4398046511104), got -1; an address has no more words, take another"
                        + " stream");
        assertThatThrownBy(() -> philox.moveTo(1L << 42)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyBitOfAnAddressMatters() {
        Set<Long> draws = new HashSet<>();
        Philox philox = new Philox();
        draws.add(philox.reset(0, 0, 0, 0).nextLong());
        for (int bit = 0; bit < 64; bit++) {
            draws.add(philox.reset(1L << bit, 0, 0, 0).nextLong());
        }
        for (int bit = 0; bit < 40; bit++) {
            draws.add(philox.reset(0, 1L << bit, 0, 0).nextLong());
            draws.add(philox.reset(0, 0, 1L << bit, 0).nextLong());
        }
        for (int bit = 0; bit < 8; bit++) {
            draws.add(philox.reset(0, 0, 0, 1 << bit).nextLong());
        }
        assertThat(draws).hasSize(1 + 64 + 40 + 40 + 8);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "0,-1,0", "0,0,-1", "1099511627776,0,0", "0,1099511627776,0", "0,0,256"})
    void refusesNumbersThatDoNotFitTheCounter(long agent, long step, int stream) {
        Philox philox = new Philox().reset(1, 2, 3, 4);
        assertThatThrownBy(() -> philox.reset(0, agent, step, stream))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("agent and step must be in [0, 1099511627775] and stream in [0, 255], got agent " + agent
                        + ", step " + step + ", stream " + stream + "; number agents and steps from 0");
        assertThat(philox.nextLong()).isEqualTo(new Philox().reset(1, 2, 3, 4).nextLong());
    }

    @Test
    void everyDrawTakesTheNextWordsWhateverWasDrawnBefore() {
        Philox philox = new Philox().reset(11, 12, 13, 14);
        int[] words = philox.ints(4000).toArray();
        philox.reset(11, 12, 13, 14);
        SplitMix64 order = new SplitMix64(5);
        for (int at = 0; at < 3990; ) {
            long pair = ((long) words[at] << 32) | (words[at + 1] & 0xFFFF_FFFFL);
            switch (order.nextInt(5)) {
                case 0 -> assertThat(philox.nextInt()).isEqualTo(words[at++]);
                case 1 -> assertThat(philox.nextFloat()).isEqualTo((words[at++] >>> 8) / 16777216f);
                case 2 -> assertThat(philox.nextBoolean()).isEqualTo(words[at++] < 0);
                case 3 -> {
                    assertThat(philox.nextLong()).isEqualTo(pair);
                    at += 2;
                }
                default -> {
                    assertThat(philox.nextDouble()).isEqualTo((pair >>> 11) / 9007199254740992.0);
                    at += 2;
                }
            }
        }
    }

    @Test
    void resettingForgetsWhatWasDrawn() {
        Philox philox = new Philox();
        for (int drawn = 0; drawn < 9; drawn++) {
            philox.reset(1, 2, 3, 4);
            for (int i = 0; i < drawn; i++) {
                philox.nextInt();
            }
            assertThat(philox.reset(5, 6, 7, 8).nextLong()).isEqualTo(0xE4D7058189BA91CEL);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "10", "1431655765", "2147483647"})
    void boundedDrawsAreEven(int bound) {
        Philox philox = new Philox().reset(1, 2, 3, bound & 0xFF);
        int cells = Math.min(bound, 10);
        int[] count = new int[cells];
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            int value = philox.nextInt(bound);
            assertThat(value).isBetween(0, bound - 1);
            count[(int) ((long) value * cells / bound)]++;
        }
        double expected = draws / (double) cells;
        for (int n : count) {
            assertThat((double) n).isBetween(expected * 0.94, expected * 1.06);
        }
    }

    @Test
    void refusesBoundsBelowOne() {
        assertThatThrownBy(() -> new Philox().nextInt(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bound must be at least 1, got 0; give the number of choices");
    }

    /** The first draws may link something; a draw that allocates would do so every time. */
    @Test
    void drawingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Philox philox = new Philox();
        double sum = 0;
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            sum += drawAll(philox);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
        assertThat(sum).isNotZero();
    }

    private static double drawAll(Philox philox) {
        double sum = 0;
        for (int agent = 0; agent < 1000; agent++) {
            philox.reset(1, agent, 2, Streams.DECIDE);
            sum += philox.nextLong() + philox.nextInt(7) + philox.nextFloat();
            sum += philox.draws().gaussian()
                    + philox.draws().exponential()
                    + philox.draws().uniformFloat(-1, 1);
        }
        return sum;
    }
}
