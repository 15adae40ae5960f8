package io.throng.scenarios.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jerolba.carpet.CarpetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in files. */
class DataTableTest {
    @TempDir
    private Path folder;

    private static DataTable table(int rows) {
        return new DataTable.Builder<>(IntStream.range(0, rows).boxed().toList())
                .whole("run", i -> i == 1 ? null : (Long) (Long.MAX_VALUE - i))
                .number("order.mean", i -> i == 2 ? null : (Double) (i == 0 ? Double.NaN : i / 3.0))
                .text("what, \"exactly\"", i -> i == 2 ? null : "\u03c0 = " + i + ",\nor so")
                .build();
    }

    @Test
    void csvQuotesWhatItMustAndLeavesEmptyCellsEmpty() throws IOException {
        CsvTable.write(table(3), folder.resolve("a.csv"));
        assertThat(Files.readString(folder.resolve("a.csv"))).isEqualTo("""
            run,order.mean,"what, ""exactly""\"
            9223372036854775807,NaN,"\u03c0 = 0,
            or so"
            ,0.3333333333333333,"\u03c0 = 1,
            or so"
            9223372036854775805,,
            """);
    }

    /** More rows than Parquet writes without a look at its pages, and more texts than fit a dictionary. */
    @Test
    void parquetIsReadWithTheSameBits() throws IOException {
        int rows = 30_000;
        DataTable table = table(rows);
        Path file = folder.resolve("a.parquet");
        ParquetTable.write(table(1), file);
        ParquetTable.write(table, file);
        @SuppressWarnings({"rawtypes", "unchecked"})
        List<Map<String, Object>> read = (List) new CarpetReader<>(file.toFile(), Map.class).toList();
        assertThat(read).hasSize(rows);
        for (DataTable.Column column : table.columns()) {
            assertThat(read.stream().map(row -> row.get(column.name())).toList())
                    .isEqualTo(column.cells());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void anEmptyTableIsATable() throws IOException {
        Path file = folder.resolve("a.parquet");
        ParquetTable.write(table(0), file);
        assertThat(new CarpetReader<>(file.toFile(), Map.class).toList()).isEmpty();
    }

    @Test
    void columnsOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DataTable.Builder<>(List.of(1))
                        .whole("n", i -> 1L)
                        .text("n", i -> "")
                        .build())
                .withMessage("columns must differ in name, got n twice");
    }
}
