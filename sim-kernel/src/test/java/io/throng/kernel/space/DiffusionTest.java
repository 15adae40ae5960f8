package io.throng.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.random.Philox;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffusionTest {
    private static final Diffusion.Sources NONE = (row, line) -> {};

    /** Lends scratch space, full of what nobody should read. */
    private static final class Lender implements Diffusion.Scratch {
        private final float[][] slots = new float[4][0];

        @Override
        public float[] lend(int slot, int length) {
            if (slots[slot].length < length) {
                slots[slot] = new float[length + 5];
                Arrays.fill(slots[slot], Float.NaN);
            }
            return slots[slot];
        }
    }

    private static float[] step(
            Diffusion diffusion, Grid grid, float[] now, int rowsAtATime, Diffusion.Sources sources) {
        float[] next = new float[now.length];
        Lender lender = new Lender();
        for (int row = 0; row < grid.height(); row += rowsAtATime) {
            int end = Math.min(grid.height(), row + rowsAtATime);
            diffusion.step(lender, now, next, row * grid.width(), end * grid.width(), sources);
        }
        return next;
    }

    private static float[] scattered(int cells) {
        Philox random = new Philox().reset(5, 0, 0, 0);
        float[] values = new float[cells];
        for (int i = 0; i < cells; i++) {
            values[i] = 32_000 * random.nextFloat();
        }
        return values;
    }

    /** MASON's rule, one cell after the other in double precision. */
    private static double slow(Grid grid, float[] now, int cell, double evaporation, double rate) {
        double sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                int x = Math.floorMod(grid.column(cell) + dx, grid.width());
                int y = Math.floorMod(grid.row(cell) + dy, grid.height());
                sum += now[grid.cell(x, y)];
            }
        }
        return evaporation * (now[cell] + rate * (sum / 9 - now[cell]));
    }

    @ParameterizedTest
    @CsvSource({"17, 9", "1, 1", "2, 2", "1, 5", "5, 1", "64, 3"})
    void everyCellGoesToTheMeanOfItsSurroundingsAndFades(int width, int height) {
        Grid grid = Grid.torus(width, height);
        float[] now = scattered(grid.cells());
        float[] next = step(new Diffusion(grid, 0.993, 0.6), grid, now, height, NONE);
        for (int cell = 0; cell < grid.cells(); cell++) {
            assertThat((double) next[cell]).isCloseTo(slow(grid, now, cell, 0.993, 0.6), within(0.02));
        }
    }

    /** Multiples of 9 below 2^24 have whole means, so that not a bit is rounded. */
    @Test
    void withoutEvaporationTheTotalIsKeptExactly() {
        Grid grid = Grid.torus(23, 11);
        float[] now = new float[grid.cells()];
        Philox random = new Philox().reset(5, 0, 0, 0);
        long total = 0;
        for (int cell = 0; cell < grid.cells(); cell++) {
            now[cell] = 9 * random.nextInt(20_000);
            total += (long) now[cell];
        }
        float[] next = step(new Diffusion(grid, 1, 1), grid, now, 4, NONE);
        long after = 0;
        for (float value : next) {
            assertThat(value).isEqualTo((float) Math.rint(value));
            after += (long) value;
        }
        assertThat(after).isEqualTo(total);
    }

    @Test
    void theBitsDoNotDependOnHowRowsAreDealtOut() {
        Grid grid = Grid.torus(31, 14);
        float[] now = scattered(grid.cells());
        Diffusion diffusion = new Diffusion(grid, 0.993, 0.6);
        Diffusion.Sources sources = (row, line) -> line[row] += 1000.1f * row;
        float[] whole = step(diffusion, grid, now, 14, sources);
        for (int rows = 1; rows < 14; rows++) {
            assertThat(step(diffusion, grid, now, rows, sources)).isEqualTo(whole);
        }
    }

    @Test
    void lanesGiveTheBitsOfTheLoop() {
        for (int width : new int[] {1, 7, 8, 9, 100, 1003}) {
            Grid grid = Grid.torus(width, 5);
            float[] now = scattered(grid.cells());
            float[] loop = step(new Diffusion(grid, 0.993, 0.6, new DiffusionLoop()), grid, now, 5, NONE);
            float[] lanes = step(new Diffusion(grid, 0.993, 0.6, new DiffusionLanes()), grid, now, 5, NONE);
            assertThat(lanes).isEqualTo(loop);
        }
    }

    @Test
    void whatIsAddedSpreadsFromTheNextStepOn() {
        Grid grid = Grid.torus(9, 9);
        float[] next =
                step(new Diffusion(grid, 1, 1), grid, new float[81], 3, (row, line) -> line[4] += row == 0 ? 90 : 0);
        for (int cell = 0; cell < 81; cell++) {
            boolean near = Math.abs(grid.column(cell) - 4) <= 1 && (grid.row(cell) + 1) % 9 <= 2;
            assertThat(next[cell]).isEqualTo(near ? 10f : 0f);
        }
    }

    @Test
    void sharesAndWallsAreRefused() {
        assertThatThrownBy(() -> new Diffusion(Grid.torus(3, 3), 1.1, 1))
                .hasMessage("evaporation must be in [0, 1], got 1.1");
        assertThatThrownBy(() -> new Diffusion(Grid.torus(3, 3), 1, Double.NaN))
                .hasMessage("rate must be in [0, 1], got NaN");
        assertThatThrownBy(() -> new Diffusion(Grid.bounded(3, 3), 1, 1))
                .hasMessage("diffusion needs a torus, got Grid[width=3, height=3, torus=false]");
    }
}
