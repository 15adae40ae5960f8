package io.throng.agents.policy.external;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The actions that were carried out step by step, in a file: a heading, then for each step its number, the actions and a
 * checksum. What a killed process left of its last record is not read. Memory does not grow with the steps.
 */
final class AnswerJournal implements Closeable {
    private static final long MAGIC = 0x5448524F4E474A31L;
    private static final int BUFFER = 1 << 16;

    private final DataOutputStream out;
    private final byte[] record;

    /**
     * Begins a journal.
     *
     * @param values how many numbers the actions of one step are
     */
    AnswerJournal(Path file, int values) throws IOException {
        OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new DataOutputStream(new BufferedOutputStream(raw, BUFFER));
        this.record = new byte[Long.BYTES + values * Float.BYTES];
        out.writeLong(MAGIC);
        out.writeInt(values);
        out.flush();
    }

    void add(long step, float[] actions) throws IOException {
        ByteBuffer.wrap(record).putLong(step).asFloatBuffer().put(actions);
        out.write(record);
        out.writeInt(checksum(record));
        out.flush();
    }

    private static int checksum(byte[] record) {
        CRC32C checksum = new CRC32C();
        checksum.update(record);
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Goes through a journal from its beginning. */
    static final class Reader implements Closeable {
        private final Path file;
        private final DataInputStream in;
        private final byte[] record;

        /**
         * Opens a journal.
         *
         * @throws IOException if it is none, or of actions of another size; the message says what is wrong
         */
        Reader(Path file, int wanted) throws IOException {
            this.file = file;
            InputStream raw = Files.newInputStream(file);
            this.in = new DataInputStream(new BufferedInputStream(raw, BUFFER));
            this.record = new byte[Long.BYTES + wanted * Float.BYTES];
            try {
                requireHeading(wanted);
            } catch (Throwable refused) {
                raw.close();
                throw refused;
            }
        }

        private void requireHeading(int wanted) throws IOException {
            long magic;
            int found;
            try {
                magic = in.readLong();
                found = in.readInt();
            } catch (EOFException e) {
                throw new IOException(file + " is too short to be a journal of answers; give another", e);
            }
            if (magic != MAGIC) {
                throw new IOException(file + " is no journal of answers; give one that an external policy wrote");
            }
            if (found != wanted) {
                throw new IOException(file + " has " + found + " numbers a step, the agents need " + wanted
                        + "; give the journal of a run with the same agents");
            }
        }

        /** Reads the next record into the actions; returns its step, or -1 at the end. */
        long next(float[] actions) throws IOException {
            if (in.readNBytes(record, 0, record.length) < record.length) {
                return -1;
            }
            int expected;
            try {
                expected = in.readInt();
            } catch (EOFException cutShort) {
                return -1;
            }
            if (expected != checksum(record)) {
                throw new IOException(file + " is damaged: a checksum does not match; use another journal");
            }
            ByteBuffer values = ByteBuffer.wrap(record);
            long step = values.getLong();
            values.asFloatBuffer().get(actions);
            return step;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
