package io.throng.scenarios.cli;

import io.throng.scenarios.sweep.SweepMerge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code throng sweep merge}. */
@Command(
        name = "merge",
        description = "Puts the shards of one sweep together; refuses runs that came to two different outcomes.",
        mixinStandardHelpOptions = true)
final class SweepMergeCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders that throng sweep wrote.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Folder for all of it: a new one, or one of the same sweep.")
    private Path out;

    @Option(names = "--no-pictures", description = "Draw nothing.")
    private boolean noPictures;

    @Option(names = "--json", description = "Print one machine-readable line last.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        SweepMerge.Merged merged = SweepMerge.merge(folders, out, SweepJob::complain);
        SweepEnd end = new SweepEnd(merged.folder(), merged.report());
        if (!noPictures) {
            end.draw();
        }
        return end.say("sweep merge", _ -> "", json);
    }
}
