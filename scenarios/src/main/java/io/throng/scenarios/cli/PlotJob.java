package io.throng.scenarios.cli;

import io.throng.kernel.Execution;
import io.throng.kernel.record.Chart;
import io.throng.kernel.record.HeatMap;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import io.throng.scenarios.plot.LorenzChart;
import io.throng.scenarios.plot.LorenzCurve;
import io.throng.scenarios.plot.MeasureCharts;
import io.throng.scenarios.plot.NamedRun;
import io.throng.scenarios.plot.QuantityLayer;
import io.throng.scenarios.plot.RunGroup;
import io.throng.scenarios.plot.SpaceTimeDiagram;
import io.throng.scenarios.plot.SweepCharts;
import io.throng.scenarios.sweep.PhaseDiagram;
import io.throng.scenarios.sweep.PointSummary;
import io.throng.scenarios.sweep.RunResult;
import io.throng.scenarios.sweep.SweepFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Makes all figures, and only then a folder for them: what cannot be drawn leaves none behind. */
final class PlotJob {
    private static final String SWEEP = "sweep";

    private final List<String> texts;
    private final PlotOptions options;
    private final Execution execution;
    private final SequencedMap<String, Chart> charts = new LinkedHashMap<>();
    private final SequencedMap<String, HeatMap> maps = new LinkedHashMap<>();

    PlotJob(List<String> texts, PlotOptions options, Execution execution) {
        this.texts = texts;
        this.options = options;
        this.execution = execution;
    }

    void draw() throws IOException {
        Path only = Path.of(texts.getFirst());
        Map<String, String> about;
        if (texts.size() == 1 && isRecording(only)) {
            options.requireSpaceTimeAlone(only);
            about = Map.of("Recording", only.getFileName().toString());
            spaceTime(only);
        } else if (texts.size() == 1 && isSweep(only)) {
            about = sweep(SweepFolder.open(only));
        } else {
            about = runs();
        }
        write(about);
    }

    private static boolean isRecording(Path path) {
        return Files.isRegularFile(path);
    }

    private static boolean isSweep(Path path) {
        return Files.isDirectory(path)
                && SWEEP.equals(RunFolder.open(path).manifest().get("command"));
    }

    private Map<String, String> sweep(SweepFolder folder) throws IOException {
        options.requireMeasuresAlone(folder.path());
        List<RunResult> results = folder.all();
        if (options.against != null) {
            for (String measure : options.measures) {
                charts.put(
                        measure + "-" + options.against,
                        SweepCharts.against(folder.plan(), results, measure, options.against));
            }
        } else {
            PhaseDiagram diagram = new PhaseDiagram(folder.plan(), PointSummary.of(results));
            charts.putAll(diagram.charts());
            maps.putAll(diagram.heatMaps());
            keepAsked();
        }
        return Pictures.about(
                List.of(folder.path()),
                results.stream().map(result -> result.run().seed()).toList());
    }

    private void keepAsked() {
        if (charts.isEmpty() && maps.isEmpty()) {
            throw new IllegalArgumentException("a phase diagram needs one or two parameters that vary, and results;"
                    + " draw one measure over another with --measure and --against");
        }
        if (!options.measures.isEmpty()) {
            Set<String> there = charts.isEmpty() ? maps.keySet() : charts.keySet();
            requireMeasured(options.measures, there);
            charts.keySet().retainAll(options.measures);
            maps.keySet().retainAll(options.measures);
        }
    }

    private static void requireMeasured(Collection<String> asked, Collection<String> there) {
        for (String measure : asked) {
            if (!there.contains(measure)) {
                throw new IllegalArgumentException("none of the runs measured " + measure + "; they measured " + there);
            }
        }
    }

    private Map<String, String> runs() throws IOException {
        List<NamedRun> runs =
                texts.stream().flatMap(text -> NamedRun.parse(text).stream()).toList();
        List<RunGroup> groups = RunGroup.of(runs);
        if (options.drawsMeasures()) {
            measures(groups);
        }
        if (options.lorenz != null) {
            charts.put("lorenz-" + options.lorenz, lorenz(groups));
        }
        if (options.spaceTime) {
            spaceTime(runs.getFirst().folder());
        }
        return Pictures.about(
                runs.stream().map(NamedRun::folder).toList(),
                runs.stream().map(NamedRun::seed).toList());
    }

    private void measures(List<RunGroup> groups) {
        Collection<String> asked = options.measures.isEmpty() ? MeasureCharts.measures(groups) : options.measures;
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("the runs measured nothing; give others");
        }
        for (String measure : asked) {
            if (options.against == null) {
                charts.put(measure, MeasureCharts.overSteps(groups, measure, options.from, options.lastStep()));
            } else {
                charts.put(
                        measure + "-" + options.against,
                        MeasureCharts.against(groups, measure, options.against, options.from, options.lastStep()));
            }
        }
    }

    private Chart lorenz(List<RunGroup> groups) throws IOException {
        SequencedMap<String, List<LorenzCurve>> curves = new LinkedHashMap<>();
        for (RunGroup group : groups) {
            List<LorenzCurve> ofRuns = new ArrayList<>();
            for (NamedRun run : group.runs()) {
                ofRuns.add(LorenzCurve.of(new RunFrames(run.folder(), execution)
                        .at(
                                options.step,
                                (scene, frame) ->
                                        QuantityLayer.amounts(scene, frame, options.layer(), options.lorenz))));
            }
            curves.put(group.name(), ofRuns);
        }
        return LorenzChart.of(
                groups.getFirst().runs().getFirst().scenario() + ": Lorenz curve of " + options.lorenz,
                (options.step == null ? "after the last step" : "after step " + options.step)
                        + "; mean and 95 % interval where there are several runs",
                curves);
    }

    private void spaceTime(Path run) throws IOException {
        List<SpaceTimeDiagram> made = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        new RunFrames(run, execution)
                .each(options.from, options.to, options.every == null ? 1 : options.every, scene -> {
                    made.add(new SpaceTimeDiagram(scene, options.layer(), options.along(), options.colour()));
                    titles.add(scene.title());
                    return made.getFirst()::add;
                });
        maps.put("space-time", made.getFirst().map(titles.getFirst() + ": space and time"));
    }

    private void write(Map<String, String> about) throws IOException {
        RunFolder folder = options.folder();
        Pictures pictures = new Pictures(folder, about);
        charts.forEach((name, chart) -> pictures.draw(fileName(name), chart));
        maps.forEach((name, map) -> pictures.draw(fileName(name), map));
        int figures = charts.size() + maps.size();
        System.out.printf(
                "%,d %s, as SVG and PNG, in %s%n", figures, figures == 1 ? "figure" : "figures", folder.path());
        if (options.json) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("command", "plot");
            List<String> names = new ArrayList<>(charts.sequencedKeySet());
            names.addAll(maps.sequencedKeySet());
            line.put("figures", names);
            line.put("out", folder.path().toString());
            System.out.println(Json.line(line));
        }
    }

    private static String fileName(String measure) {
        return measure.replaceAll("[^A-Za-z0-9_.-]+", "-");
    }
}
