package io.throng.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.throng.kernel.record.Illustrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** {@code throng plot}. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class PlotCommandTest {
    @TempDir
    private Path folder;

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private void run(String out, String... args) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--no-pictures", "--out", at(out)));
        CapturedThrong run = CapturedThrong.run(all.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
    }

    private CapturedThrong plot(String... args) {
        List<String> all = new ArrayList<>(List.of("plot"));
        all.addAll(Arrays.asList(args));
        all.addAll(List.of("--out", at("figures"), "--json"));
        return CapturedThrong.run(all.toArray(String[]::new));
    }

    private String svg(String name) throws IOException {
        assumeTrue(Illustrator.installed().obstacle().isEmpty());
        assertThat(folder.resolve("figures/" + name + ".png")).isNotEmptyFile();
        return Files.readString(folder.resolve("figures/" + name + ".svg"));
    }

    private void vicsek(String out, int seed, String... more) {
        List<String> args = new ArrayList<>(List.of("vicsek", "--agents", "20", "--steps", "10", "--seed", "" + seed));
        args.addAll(Arrays.asList(more));
        run(out, args.toArray(String[]::new));
    }

    @Test
    void orderParametersOfRunsComeWithTheirNumberAndSayWhereTheyComeFrom() throws IOException {
        vicsek("a", 1);
        vicsek("b", 2);
        vicsek("c", 3, "--set", "noise=5");
        CapturedThrong plotted = plot(at("a"), at("b"), at("c"));
        assertThat(plotted.code()).as(plotted.err()).isZero();
        assertThat(plotted.json()).containsEntry("figures", List.of("order", "neighbours"));
        assertThat(svg("order"))
                .contains("mean and 95 % interval over seeds, n = 1 to 2 runs each", "noise 5.0")
                .contains("Run: a, b, c", "Seed: 1, 2, 3");
    }

    @Test
    void oneMeasureIsDrawnOverAnother() throws IOException {
        vicsek("a", 1);
        assertThat(plot(at("a"), "--measure", "order", "--against", "neighbours")
                        .json())
                .containsEntry("figures", List.of("order-neighbours"));
        assertThat(svg("order-neighbours")).contains("order over neighbours");
    }

    @Test
    void aSweepHasItsPhaseDiagramAndAFundamentalDiagram() throws IOException {
        CapturedThrong swept = CapturedThrong.run(
                "sweep",
                "vicsek",
                "--agents",
                "20",
                "--steps",
                "10",
                "--vary",
                "noise=0:2:1",
                "--repeats",
                "2",
                "--no-pictures",
                "--out",
                at("sweep"));
        assertThat(swept.code()).as(swept.err()).isZero();
        assertThat(plot(at("sweep"), "--measure", "order").json()).containsEntry("figures", List.of("order"));
        assertThat(svg("order")).contains("n = 2 runs a point");
        assertThat(CapturedThrong.run(
                                "plot",
                                at("sweep"),
                                "--measure",
                                "order",
                                "--against",
                                "neighbours",
                                "--out",
                                at("both"))
                        .code())
                .isZero();
        assertThat(Files.readString(folder.resolve("both/order-neighbours.svg")))
                .contains("a point a run; n = 6 runs");
        assertThat(plot(at("sweep"), "--measure", "gini").err()).contains("[order, neighbours]");
    }

    @Test
    void lorenzCurvesAgreeWithTheMeasuredGiniCoefficientWhetherRecordedOrDoneAgain() throws IOException {
        run("a", "sugarscape", "--steps", "20", "--record", "20");
        Files.copy(
                folder.resolve("a/manifest.json"),
                Files.createDirectory(folder.resolve("b")).resolve("manifest.json"));
        Files.copy(folder.resolve("a/measures.csv"), folder.resolve("b/measures.csv"));
        List<String> rows = Files.readAllLines(folder.resolve("a/measures.csv"));
        int column = List.of(rows.getFirst().split(",", -1)).indexOf("gini");
        double gini = Double.parseDouble(rows.getLast().split(",", -1)[column]);
        for (String each : List.of("a", "b")) {
            CapturedThrong plotted = plot(at(each), "--lorenz", "wealth", "--step", "20");
            assertThat(plotted.code()).as(plotted.err()).isZero();
            assertThat(svg("lorenz-wealth")).contains(String.format("Gini coefficient %.3f, n = 1", gini));
            try (var files = Files.list(folder.resolve("figures"))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void spaceAndTimeOfARecordingAloneAndOfARunDoneAgain() throws IOException {
        vicsek("a", 1, "--record", "2");
        String recording = folder.resolve("a").resolve(RunRecorder.FILE).toString();
        assertThat(plot(recording, "--space-time").json()).containsEntry("figures", List.of("space-time"));
        assertThat(svg("space-time")).contains("particles in each cell, 1 frame a column");
        vicsek("b", 1);
        CapturedThrong again =
                CapturedThrong.run("plot", at("b"), "--space-time", "--every", "2", "--out", at("again"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(behindMetadata(Files.readString(folder.resolve("again/space-time.svg"))))
                .isEqualTo(behindMetadata(svg("space-time")));
        assertThat(plot(recording).err()).contains("of a recording alone only --space-time is drawn");
    }

    private static String behindMetadata(String svg) {
        return svg.substring(svg.indexOf("<defs"));
    }

    @Test
    void whatCannotBeDrawnLeavesNoFolder() {
        vicsek("a", 1);
        CapturedThrong wrong = plot(at("a"), "--measure", "gini");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("none of the runs measured gini; they measured [order, neighbours]");
        assertThat(plot(at("a"), "--against", "order").err()).contains("--against needs a --measure");
        assertThat(plot(at("a"), "--lorenz", "wealth").err()).contains("particles have no quantity wealth");
        assertThat(plot(at("a"), at("a")).err()).contains("counts once");
        assertThat(plot(at("a"), "--along", "heading", "--space-time").err())
                .contains("particles are nowhere along heading; they have places along [x, y]");
        assertThat(plot(at("none")).code()).isEqualTo(2);
        assertThat(folder.resolve("figures")).doesNotExist();
    }
}
