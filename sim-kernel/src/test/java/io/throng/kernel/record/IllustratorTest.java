package io.throng.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IllustratorTest {
    @TempDir
    private Path folder;

    @Test
    void withoutAProviderEveryPictureIsRefusedWithTheRemedy() {
        Illustrator illustrator = Illustrator.installed();
        String remedy = "no illustrator on the class path; add io.throng:viz to draw pictures";
        assertThat(illustrator.obstacle()).hasValue(remedy);
        var line = Series.line("a", new double[] {0}, new double[] {0});
        var chart = new Chart("t", "", new Axis("x", ""), new Axis("y", ""), List.of(line));
        assertThatIOException()
                .isThrownBy(() -> illustrator.draw(chart, folder.resolve("a.png")))
                .withMessage(remedy);
        Camera camera = Camera.on("t", Extent.of(1, 1, ""));
        assertThatIOException()
                .isThrownBy(() -> illustrator.draw(camera.scene(), camera.take(0), folder.resolve("a.png")))
                .withMessage(remedy);
        var side = new HeatMap.Side(new Axis("x", ""), List.of("0"));
        var map = new HeatMap("t", "", side, side, new Axis("z", ""), List.of(List.of(1.0)));
        assertThatIOException()
                .isThrownBy(() -> illustrator.draw(map, folder.resolve("a.png")))
                .withMessage(remedy);
        assertThat(folder).isEmptyDirectory();
    }
}
