package io.throng.marl.ctde;

import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Episodes as blocks of an archive. */
final class EpisodeBlocks {
    private EpisodeBlocks() {}

    static void write(ArchiveWriter archive, String name, List<Episode> episodes, int width) throws IOException {
        int[] rows = episodes.stream().mapToInt(Episode::rows).toArray();
        float[] all = new float[Arrays.stream(rows).sum() * width];
        int at = 0;
        for (Episode episode : episodes) {
            System.arraycopy(episode.factors(), 0, all, at, episode.rows() * width);
            at += episode.rows() * width;
        }
        archive.ints(name + ".rows", rows);
        archive.doubles(
                name + ".sums", episodes.stream().mapToDouble(Episode::sum).toArray());
        archive.floats(name + ".factors", all);
    }

    static List<Episode> read(ArchiveReader archive, String name, int width) throws IOException {
        int[] rows = archive.ints(name + ".rows");
        double[] sums = archive.doubles(name + ".sums");
        float[] all = archive.floats(name + ".factors");
        long wanted = 0;
        for (int each : rows) {
            wanted += each < 0 ? Integer.MAX_VALUE : (long) each * width;
        }
        if (sums.length != rows.length || all.length != wanted) {
            throw new ArchiveException(name + " must be " + rows.length + " episodes of " + wanted + " numbers, got "
                    + sums.length + " of " + all.length);
        }
        List<Episode> episodes = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < rows.length; i++) {
            int size = rows[i] * width;
            episodes.add(new Episode(width, Arrays.copyOfRange(all, at, at + size), rows[i], sums[i]));
            at += size;
        }
        return episodes;
    }
}
