package io.throng.marl.checkpoint;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Trainer;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A trainer in a file: weights, optimisers, normalizers, counters and the state of its worlds. A run that goes on from it is
 * the run that was never interrupted, to the bit.
 */
public final class Checkpoint {
    private static final String KIND = "checkpoint";
    private static final int VERSION = 1;
    private static final String ALGORITHM = "algorithm";

    private Checkpoint() {}

    /**
     * Writes so that after a crash at any moment the file is either the old one or the new one.
     *
     * @throws IOException if it cannot be written; the old file is untouched
     */
    public static void write(Path file, String algorithm, Trainer trainer) throws IOException {
        try (ArchiveWriter archive = ArchiveWriter.create(file, KIND, VERSION)) {
            archive.text(ALGORITHM, algorithm);
            trainer.save(archive);
            archive.commit();
        }
    }

    /**
     * Lets a trainer go on from a file.
     *
     * @throws ArchiveException if the file is damaged, cut short, no checkpoint, or of another algorithm or other settings
     */
    public static void read(Path file, String algorithm, Trainer trainer) throws IOException {
        try (ArchiveReader archive = ArchiveReader.open(file, KIND, VERSION)) {
            String saved = archive.text(ALGORITHM);
            if (!saved.equals(algorithm)) {
                throw new ArchiveException(file + " is a checkpoint of " + saved + ", not of " + algorithm);
            }
            trainer.load(archive);
        }
    }
}
