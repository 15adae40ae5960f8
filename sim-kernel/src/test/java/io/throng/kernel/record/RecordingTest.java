package io.throng.kernel.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.throng.kernel.ChildJvm;
import io.throng.kernel.space.graph.Graph;
import io.throng.kernel.space.graph.Network;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final int FRAMES = 3 * Recorder.WHOLE_EVERY / 2;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("a.recording");
    }

    /** Agents that move, are born and die, a field that changes here and there, and a line. */
    private static final class Herd {
        private final Table table = new Table("agents");
        private final FloatColumn x = table.floats("x", "m");
        private final FloatColumn y = table.floats("y", "m");
        private final double[] field = new double[12];
        private final UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(5L);
        private final Camera camera = Camera.on("Herd", "of a test", Extent.of(10, 5, "m"))
                .field("grass", "kg", 4, 3, Range.of(0, 1), cell -> field[cell])
                .lines("fence", 0.1, List.of(new float[] {0, 0, 10, 5, 3, 3}))
                .agents(
                        "cows",
                        Glyph.BOX,
                        table,
                        cows -> cows.at(x, y)
                                .heading(row -> x.read()[row])
                                .category("breed", List.of("black", "white"), row -> (int) table.id(row) % 2)
                                .quantity("weight", "kg", Range.open(), row -> 100 * y.read()[row]));

        Herd() {
            table.append(20);
            shuffle();
        }

        private void shuffle() {
            for (int row = 0; row < table.rows(); row++) {
                x.read()[row] = (float) Math.clamp(x.read()[row] + random.nextDouble(-0.01, 0.3), 0, 10);
                y.read()[row] = (float) Math.clamp(y.read()[row] + random.nextDouble(-0.01, 0.2), 0, 5);
            }
        }

        Frame frame(long step) {
            shuffle();
            field[(int) step % field.length] = random.nextDouble();
            if (step % 7 == 3) {
                table.append(2);
                boolean[] dead = new boolean[table.rows()];
                dead[random.nextInt(dead.length)] = true;
                table.remove(dead);
            }
            return camera.take(step);
        }
    }

    private List<Frame> record() throws IOException {
        Herd herd = new Herd();
        List<Frame> frames = new ArrayList<>();
        try (Recorder recorder = Recorder.create(file, herd.camera.scene(), "{\"seed\":7}")) {
            for (int i = 0; i < FRAMES; i++) {
                Frame frame = herd.frame(3L * i).with(i % 10 == 0 ? Map.of("cows", (double) i) : Map.of());
                frames.add(frame);
                recorder.add(frame);
                if (i == 4) {
                    recorder.event(13, "rain = 2");
                    recorder.measures(13, Map.of("cows", 4.5));
                }
            }
        }
        return frames;
    }

    private static byte[] bytes(Recording of, Frame frame) {
        return new FrameCodec(of.scene()).encode(frame);
    }

    @Test
    void everyFrameIsReadAsItWasTakenInAnyOrder() throws IOException {
        List<Frame> frames = record();
        try (Recording recording = Recording.open(file)) {
            assertThat(recording.scene().title()).isEqualTo("Herd");
            assertThat(recording.scene().layers()).hasSize(3);
            assertThat(recording.manifest()).isEqualTo("{\"seed\":7}");
            assertThat(recording.frames()).isEqualTo(FRAMES);
            assertThat(recording.events()).containsExactly(new Recording.Event(13, "rain = 2"));
            assertThat(recording.measures().get(13L)).containsEntry("cows", 4.5);
            UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(1L);
            for (int i = 0; i < 3 * FRAMES; i++) {
                int index = i < FRAMES ? i : random.nextInt(FRAMES);
                assertThat(recording.step(index)).isEqualTo(3L * index);
                assertThat(bytes(recording, recording.frame(index))).isEqualTo(bytes(recording, frames.get(index)));
            }
        }
    }

    @Test
    void theSceneOfTheFileIsTheSceneThatWasRecorded() throws IOException {
        record();
        ByteSink there = new ByteSink(16);
        ByteSink here = new ByteSink(16);
        SceneCodec.write(new Herd().camera.scene(), here);
        try (Recording recording = Recording.open(file)) {
            SceneCodec.write(recording.scene(), there);
        }
        assertThat(there.toArray()).isEqualTo(here.toArray());
    }

    @Test
    void theFrameAtAStepIsTheLastNotAfterIt() throws IOException {
        record();
        try (Recording recording = Recording.open(file)) {
            assertThat(recording.indexAt(-1)).isEqualTo(-1);
            assertThat(recording.indexAt(0)).isZero();
            assertThat(recording.indexAt(7)).isEqualTo(2);
            assertThat(recording.indexAt(1L << 40)).isEqualTo(FRAMES - 1);
        }
    }

    @Test
    void aShowOfARecordingGoesOnFromFrameToFrame() throws IOException {
        record();
        try (Show show = new RecordedShow(Recording.open(file), new LinkedHashMap<>())) {
            assertThat(show.next()).isEqualTo(3);
            show.move(show.next());
            assertThat(show.step()).isEqualTo(3);
            assertThat(show.next()).isEqualTo(6);
            show.move(8);
            assertThat(show.step()).isEqualTo(6);
            show.move(show.last());
            assertThat(show.next()).isGreaterThan(show.last());
        }
    }

    @Test
    void valuesAreToldToThePrecisionOfTheirCodes() {
        Herd herd = new Herd();
        Frame frame = herd.frame(3);
        Layer.Agents layer = (Layer.Agents) herd.camera.scene().layers().get(2);
        Frame.Agents cows = (Frame.Agents) frame.layers().get(2);
        Codes x = cows.channels().get(layer.first(Meaning.X));
        Codes heading = cows.channels().get(layer.first(Meaning.HEADING));
        for (int i = 0; i < cows.count(); i++) {
            int row = herd.table.rowOf(cows.id(i));
            float there = herd.x.read()[row];
            assertThat(x.value(i)).isCloseTo(there, within(10.0 / 65_534));
            double turned = Math.IEEEremainder(heading.value(i) - there, 2 * Math.PI);
            assertThat(turned).isCloseTo(0, within(Math.PI / 256 + 1e-9));
            assertThat(cows.indexOf(cows.id(i))).isEqualTo(i);
        }
        assertThat(cows.indexOf(1L << 40)).isEqualTo(-1);
    }

    @Test
    void headingsOfVectorsAreTheNearestCodeOrTheOneBeside() {
        double part = 2 * Math.PI / 256;
        for (int i = 0; i < 36_000; i++) {
            double angle = Math.toRadians(0.01 * i);
            int code = Compass.heading((float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle)));
            double off = Math.IEEEremainder(code * part - angle, 2 * Math.PI);
            assertThat(off).as("at %s degrees", 0.01 * i).isCloseTo(0, within(0.54 * part));
        }
        assertThat(Compass.heading(0, 0)).isZero();
        assertThat(Compass.heading(-0.0f, -0.0f)).isZero();
        assertThat(Compass.heading(Float.MIN_VALUE, 0)).isZero();
        assertThat(Compass.heading(-1e30f, 0)).isEqualTo((byte) 128);
    }

    @Test
    void edgesAreThoseOfTheNetworkByIndex() throws IOException {
        Table table = new Table("agents");
        FloatColumn x = table.floats("x", "");
        Network ring = Network.undirected("ring", table, _ -> Graph.undirected(4, Graph.edge(0, 1), Graph.edge(1, 3)));
        table.append(4);
        ring.found(1, 4);
        ring.commit(true);
        place(ring, 4);
        Camera camera = Camera.on("Ring", Extent.of(1, 1, ""))
                .agents("nodes", Glyph.DISC, table, nodes -> nodes.at(x, x))
                .edges("ring", ring, "nodes");
        Frame.Edges edges = (Frame.Edges) camera.take(0).layers().get(1);
        assertThat(edges.from()).containsExactly(0, 1);
        assertThat(edges.to()).containsExactly(1, 3);
        FrameCodec codec = new FrameCodec(camera.scene());
        byte[] encoded = codec.encode(camera.take(0));
        assertThat(codec.encode(codec.decode(encoded))).isEqualTo(encoded);
    }

    private static void place(Network network, int rows) {
        network.open(rows, 1);
        network.count(0, 0, rows);
        network.arrange();
        network.place(0, 0, rows);
    }

    @Test
    void aRecorderThatWasStoppedAnywhereLeavesAllWholeFrames() throws IOException {
        record();
        byte[] sound = Files.readAllBytes(file);
        UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(2L);
        int last = 0;
        for (int i = 0; i < 300; i++) {
            int length = sound.length - random.nextInt(sound.length - 700);
            Files.write(file, Arrays.copyOf(sound, length));
            try (Recording recording = Recording.open(file)) {
                for (int frame = 0; frame < recording.frames(); frame++) {
                    assertThat(recording.frame(frame).step()).isEqualTo(3L * frame);
                }
                last = Math.max(last, recording.frames());
            }
        }
        assertThat(last).isGreaterThan(FRAMES - 5);
    }

    @Test
    void aLastBlockThatWasNotWrittenWholeIsPassedOver() throws IOException {
        record();
        byte[] torn = Files.readAllBytes(file);
        Arrays.fill(torn, torn.length - 9, torn.length, (byte) 0);
        Files.write(file, torn);
        try (Recording recording = Recording.open(file)) {
            assertThat(recording.frames()).isEqualTo(FRAMES - 1);
        }
    }

    @Test
    void aDamagedFrameIsRefusedByName() throws IOException {
        record();
        byte[] damaged = Files.readAllBytes(file);
        damaged[damaged.length / 2] ^= 0x10;
        Files.write(file, damaged);
        assertThatExceptionOfType(RecordingException.class)
                .isThrownBy(() -> readAll(file))
                .withMessageStartingWith(file + " is damaged: ")
                .withMessageEndingWith("; use another recording");
    }

    private static void readAll(Path file) throws IOException {
        try (Recording recording = Recording.open(file)) {
            for (int i = 0; i < recording.frames(); i++) {
                recording.frame(i);
            }
        }
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Files.writeString(file, "no recording");
        assertThatExceptionOfType(RecordingException.class)
                .isThrownBy(() -> Recording.open(file))
                .withMessage(
                        file + " is not a recording, or one of another version of Throng; give a file that throng run"
                                + " --record wrote");
        assertThatExceptionOfType(RecordingException.class)
                .isThrownBy(() -> Recording.open(folder))
                .withMessage(folder + " is not a file; give a recording");
    }

    /** In a heap of 64 MB: whatever a file holds, reading it ends with frames or with a message. */
    @Test
    void malformedRecordingsGiveAnErrorAndNoMore() throws Exception {
        record();
        ChildJvm.Ended ended =
                ChildJvm.start(RecordingFuzzer.class, "64m", file.toString()).await(Duration.ofMinutes(2));
        assertThat(ended.output()).contains("read 4000 malformed recordings and 4000 malformed frames");
        assertThat(ended.code()).isZero();
    }

    @Test
    void framesComeInOrder() throws IOException {
        Herd herd = new Herd();
        try (Recorder recorder = Recorder.create(file, herd.camera.scene(), "")) {
            recorder.add(herd.frame(5));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> recorder.add(herd.frame(5)))
                    .withMessage("frames must come in order, got step 5 after 5; begin another recording");
        }
    }
}
