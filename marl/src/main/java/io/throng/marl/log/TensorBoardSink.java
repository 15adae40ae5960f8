package io.throng.marl.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SequencedMap;

/**
 * Scalars for TensorBoard: point it at the folder, {@code tensorboard --logdir runs}. A name such as {@code loss/policy}
 * groups charts by what stands before the slash. Every record is on disk when {@link #record} returns.
 *
 * <p>Writes an event file of version 2 ({@code tensorflow/core/util/event.proto}): one record of {@link TfRecords} an
 * event. TensorBoard keeps values as 32-bit floats. A resumed run gets a file of its own that begins by telling
 * TensorBoard to forget what older files hold at or after the step. Wall times come from a clock, so two runs never give
 * the same bytes.
 */
public final class TensorBoardSink implements MetricSink {
    private final OutputStream out;
    private final InstantSource clock;

    /** For tests: with a clock of their own. */
    TensorBoardSink(Path folder, InstantSource clock) {
        this.clock = clock;
        out = open(folder, clock.instant());
        write(EventMessages.fileVersion(now()));
    }

    /** Starts an event file in a folder, which is made where there is none. */
    public static TensorBoardSink create(Path folder) {
        return new TensorBoardSink(folder, InstantSource.system());
    }

    /** Continues a run from a checkpoint at {@code step}: what was written at or after it disappears from the charts. */
    public static TensorBoardSink resume(Path folder, long step) {
        return resume(folder, step, InstantSource.system());
    }

    static TensorBoardSink resume(Path folder, long step, InstantSource clock) {
        var sink = new TensorBoardSink(folder, clock);
        sink.write(EventMessages.sessionStart(sink.now(), step));
        return sink;
    }

    @Override
    public void record(long step, SequencedMap<String, Double> values) {
        MetricRecord.check(step, values);
        write(EventMessages.scalars(now(), step, values));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] event) {
        try {
            out.write(TfRecords.frame(event));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double now() {
        Instant instant = clock.instant();
        return instant.getEpochSecond() + instant.getNano() * 1e-9;
    }

    /** TensorBoard reads a folder's event files in the order of their names: by second of creation, then by number. */
    private static Path eventFile(Path folder, Instant created, int number) {
        return folder.resolve(String.format("events.out.tfevents.%010d.throng.%d", created.getEpochSecond(), number));
    }

    private static OutputStream open(Path folder, Instant created) {
        try {
            Files.createDirectories(folder);
            int number = 0;
            while (Files.exists(eventFile(folder, created, number))) { // another run within the same second
                number++;
            }
            return Files.newOutputStream(eventFile(folder, created, number), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
