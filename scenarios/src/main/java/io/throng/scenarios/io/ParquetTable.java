package io.throng.scenarios.io;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.io.FileSystemOutputFile;
import com.jerolba.carpet.model.FieldType;
import com.jerolba.carpet.model.FieldTypes;
import com.jerolba.carpet.model.WriteRecordModelType;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Writes tables as Parquet, which pandas, Polars, DuckDB and R's arrow read: texts as strings, whole numbers as 64-bit
 * integers, numbers as doubles, empty cells as nulls. Uncompressed, since Hadoop's codecs would add libraries worth more than
 * they save; Parquet's encodings of repeated values apply.
 */
public final class ParquetTable {
    private ParquetTable() {}

    /** Writes a file, whole or not at all; an older one is replaced. */
    public static void write(DataTable table, Path file) throws IOException {
        WholeFile.write(file, temporary -> {
            try (CarpetWriter<Row> out = new CarpetWriter.Builder<>(
                            new FileSystemOutputFile(temporary.toFile()), Row.class)
                    .withWriteRecordModel(model(table))
                    .withConf(new PlainParquetConfiguration())
                    .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                    .build()) {
                for (int row = 0; row < table.rows(); row++) {
                    out.write(new Row(row));
                }
            }
        });
    }

    /** The number of a row, whose cells are in the table's columns: these are known at run time only. */
    private record Row(int number) {}

    private static WriteRecordModelType<Row> model(DataTable table) {
        WriteRecordModelType<Row> model = FieldTypes.writeRecordModel(Row.class);
        for (DataTable.Column column : table.columns()) {
            model = model.withField(
                    column.name(), type(column.kind()), row -> column.cells().get(row.number()));
        }
        return model;
    }

    private static FieldType type(DataTable.Kind kind) {
        return switch (kind) {
            case TEXT -> FieldTypes.STRING;
            case WHOLE -> FieldTypes.LONG;
            case NUMBER -> FieldTypes.DOUBLE;
        };
    }
}
