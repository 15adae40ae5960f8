package io.throng.scenarios.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.record.Chart;
import io.throng.kernel.record.Series;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs from folders, sorted into groups, and charts of them. */
class RunGroupTest {
    @TempDir
    private Path folder;

    private Path run(String name, double noise, long seed, String... rows) throws IOException {
        RunFolder run = RunFolder.create(folder.resolve(name));
        Map<String, Object> manifest = RunFolder.manifestOf("run", "flock", Map.of("noise", noise, "birds", 10));
        manifest.put("seed", seed);
        run.writeManifest(manifest);
        Files.write(
                run.resolve("measures.csv"),
                Stream.concat(Stream.of("step,order,speed"), Stream.of(rows)).toList());
        return run.path();
    }

    private static List<RunGroup> groups(Object... folders) {
        return RunGroup.of(Stream.of(folders)
                .flatMap(each -> NamedRun.parse(each.toString()).stream())
                .toList());
    }

    @Test
    void runsThatDifferInTheirSeedsAreAveragedWithAnInterval() throws IOException {
        List<RunGroup> groups = groups(
                run("a", 1, 1, "0,0.0,5", "10,0.2,6"),
                run("b", 2, 1, "0,0.5,5", "10,0.9,6"),
                run("c", 1, 2, "0,0.2,5", "5,0.7,5", "10,0.4,6"));
        assertThat(groups).extracting(RunGroup::name).containsExactly("noise 1.0", "noise 2.0");
        Chart chart = MeasureCharts.overSteps(groups, "order", 0, Long.MAX_VALUE);
        assertThat(chart.caption()).isEqualTo("mean and 95 % interval over seeds, n = 1 to 2 runs each");
        List<Series.Point> mean = chart.series().getFirst().points();
        assertThat(mean).extracting(Series.Point::x).containsExactly(0.0, 10.0); // step 5 is of one run only
        assertThat(mean.getLast().y()).isEqualTo(0.3, within(1e-12));
        assertThat(mean.getLast().high()).isEqualTo(0.3 + 12.7062047364 * 0.1, within(1e-9)); // t(1) times s / sqrt n
        assertThat(chart.series().getLast().points().getLast().hasInterval()).isFalse();
        assertThat(MeasureCharts.overSteps(groups, "order", 1, 10)
                        .series()
                        .getFirst()
                        .points())
                .hasSize(1);
    }

    @Test
    void oneMeasureOverAnotherHasAPointForEveryStepOfEveryRun() throws IOException {
        List<RunGroup> groups = groups(run("a", 1, 1, "0,0.1,5", "10,0.2,4"), run("b", 1, 2, "0,0.3,7", "10,,6"));
        Series cloud =
                MeasureCharts.against(groups, "order", "speed", 0, 100).series().getFirst();
        assertThat(cloud.mark()).isEqualTo(Series.Mark.POINTS);
        assertThat(cloud.points())
                .containsExactly(Series.Point.of(4, 0.2), Series.Point.of(5, 0.1), Series.Point.of(7, 0.3));
    }

    @Test
    void namesAreForTheLegend() throws IOException {
        Path a = run("a", 1, 1, "0,0.1,5");
        Path b = run("b", 2, 1, "0,0.1,5");
        assertThat(groups("calm=" + a, b)).extracting(RunGroup::name).containsExactly("calm", "noise 2.0");
        assertThat(groups(a)).extracting(RunGroup::name).containsExactly("flock");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups("all=" + a, "all=" + b))
                .withMessageContaining("differ in noise");
    }

    @Test
    void oneRunDoesNotCountTwice() throws IOException {
        Path a = run("a", 1, 1, "0,0.1,5");
        Path again = run("b", 1, 1, "0,0.1,5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups(a, again))
                .withMessageContaining("same run, seed 1");
    }

    @Test
    void saysWhatIsThereWhereSomethingIsNot() throws IOException {
        List<RunGroup> groups = groups(run("a", 1, 1, "0,0.1,5"), run("b", 1, 2, "3,0.1,5"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureCharts.overSteps(groups, "gini", 0, 9))
                .withMessageContaining("[order, speed]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasureCharts.overSteps(groups, "order", 0, 9))
                .withMessageContaining("no step in common");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NamedRun.parse(folder.resolve("none").toString()))
                .withMessageContaining("manifest.json");
        Files.writeString(folder.resolve("a/measures.csv"), "step,order\n0,much\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups(folder.resolve("a")))
                .withMessageContaining("\"0,much\"");
    }
}
