package io.throng.kernel.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.throng.kernel.random.Philox;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CutTest {
    private static Stream<Cut> cuts() {
        Philox random = new Philox().reset(7, 0, 0, 0);
        Stream<Cut> groups = IntStream.range(0, 200).mapToObj(i -> {
            int unit = 1 + random.nextInt(9);
            return new Cut(unit * random.nextInt(60), 1 + random.nextInt(20), unit);
        });
        Stream<Cut> agents = IntStream.range(0, 200)
                .mapToObj(i -> Cut.ofAgents(random.nextInt(i < 100 ? 40 : 4000), 1 + random.nextInt(30)));
        return Stream.of(groups, agents, Stream.of(Cut.ofAgents(0, 3), Cut.ofAgents(1, 8), Cut.ofAgents(1 << 28, 4096)))
                .flatMap(cut -> cut);
    }

    @Test
    void partsCoverAllRowsOnceInOrder() {
        cuts().forEach(CutTest::assertCovers);
    }

    private static void assertCovers(Cut cut) {
        assertThat(cut.from(0)).as(cut.toString()).isZero();
        assertThat(cut.from(cut.parts())).as(cut.toString()).isEqualTo(cut.total());
        for (int part = 0; part < cut.parts(); part++) {
            assertThat(cut.from(part + 1)).as(cut.toString()).isGreaterThanOrEqualTo(cut.from(part));
            assertThat(cut.from(part) % cut.unit() == 0 || cut.from(part) == cut.total())
                    .as(cut.toString())
                    .isTrue();
        }
    }

    @Test
    void partOfIsTheInverse() {
        cuts().forEach(CutTest::assertInverse);
    }

    private static void assertInverse(Cut cut) {
        for (int part = 0; part < cut.parts(); part++) {
            int from = cut.from(part);
            int to = cut.from(part + 1);
            for (int row : new int[] {from, (from + to) / 2, to - 1}) {
                if (row >= from && row < to) {
                    assertThat(cut.partOf(row)).as("row %d of %s", row, cut).isEqualTo(part);
                }
            }
        }
    }

    @Test
    void partsDifferByOneUnitAtMost() {
        cuts().forEach(CutTest::assertEven);
    }

    private static void assertEven(Cut cut) {
        int smallest = Integer.MAX_VALUE;
        int largest = 0;
        for (int part = 0; part < cut.parts() - 1; part++) {
            int size = cut.from(part + 1) - cut.from(part);
            smallest = Math.min(smallest, size);
            largest = Math.max(largest, size);
        }
        assertThat(largest - Math.min(smallest, largest)).as(cut.toString()).isLessThanOrEqualTo(cut.unit());
    }
}
