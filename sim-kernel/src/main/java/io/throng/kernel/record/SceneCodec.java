package io.throng.kernel.record;

import java.util.ArrayList;
import java.util.List;

/** Scenes as bytes. */
final class SceneCodec {
    private static final int AGENTS = 1;
    private static final int FIELD = 2;
    private static final int EDGES = 3;
    private static final int LINES = 4;

    private SceneCodec() {}

    static void write(Scene scene, ByteSink into) {
        into.putText(scene.title());
        into.putText(scene.caption());
        Extent extent = scene.extent();
        into.putDouble(extent.minX());
        into.putDouble(extent.minY());
        into.putDouble(extent.maxX());
        into.putDouble(extent.maxY());
        into.putText(extent.unit());
        into.putInt(scene.layers().size());
        for (Layer layer : scene.layers()) {
            write(layer, into);
        }
    }

    private static void write(Layer layer, ByteSink into) {
        switch (layer) {
            case Layer.Agents agents -> {
                into.putByte(AGENTS);
                into.putText(agents.name());
                into.putText(agents.glyph().name());
                into.putDouble(agents.size());
                into.putInt(agents.channels().size());
                agents.channels().forEach(channel -> write(channel, into));
            }
            case Layer.Field field -> {
                into.putByte(FIELD);
                into.putText(field.name());
                into.putInt(field.columns());
                into.putInt(field.rows());
                write(field.channel(), into);
            }
            case Layer.Edges edges -> {
                into.putByte(EDGES);
                into.putText(edges.name());
                into.putText(edges.agents());
                into.putByte(edges.directed() ? 1 : 0);
            }
            case Layer.Lines lines -> {
                into.putByte(LINES);
                into.putText(lines.name());
                into.putDouble(lines.width());
                into.putInt(lines.lines().size());
                for (float[] line : lines.lines()) {
                    int[] bits = new int[line.length];
                    for (int i = 0; i < line.length; i++) {
                        bits[i] = Float.floatToRawIntBits(line[i]);
                    }
                    into.putInt(bits.length);
                    into.putInts(bits);
                }
            }
        }
    }

    private static void write(Channel channel, ByteSink into) {
        into.putText(channel.name());
        into.putText(channel.meaning().name());
        into.putText(channel.unit());
        into.putDouble(channel.range().low());
        into.putDouble(channel.range().high());
        into.putInt(channel.categories().size());
        channel.categories().forEach(into::putText);
    }

    static Scene read(ByteSource source) throws RecordingException {
        try {
            String title = source.takeText();
            String caption = source.takeText();
            Extent extent = new Extent(
                    source.takeDouble(),
                    source.takeDouble(),
                    source.takeDouble(),
                    source.takeDouble(),
                    source.takeText());
            int count = source.takeCount(1);
            List<Layer> layers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                layers.add(readLayer(source));
            }
            return new Scene(title, caption, extent, layers);
        } catch (IllegalArgumentException e) {
            throw source.damaged(String.valueOf(e.getMessage()));
        }
    }

    private static Layer readLayer(ByteSource source) throws RecordingException {
        int kind = source.takeByte();
        String name = source.takeText();
        return switch (kind) {
            case AGENTS -> {
                Glyph glyph = Glyph.valueOf(source.takeText());
                double size = source.takeDouble();
                int count = source.takeCount(1);
                List<Channel> channels = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    channels.add(readChannel(source));
                }
                yield new Layer.Agents(name, glyph, size, channels);
            }
            case FIELD -> new Layer.Field(name, source.takeInt(), source.takeInt(), readChannel(source));
            case EDGES -> new Layer.Edges(name, source.takeText(), source.takeByte() != 0);
            case LINES -> {
                double width = source.takeDouble();
                int count = source.takeCount(Integer.BYTES);
                List<float[]> lines = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    lines.add(readLine(source));
                }
                yield new Layer.Lines(name, width, lines);
            }
            default -> throw source.damaged("a layer is of kind " + kind);
        };
    }

    private static float[] readLine(ByteSource source) throws RecordingException {
        int[] bits = source.takeInts(source.takeCount(Integer.BYTES));
        float[] line = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            line[i] = Float.intBitsToFloat(bits[i]);
            if (!Float.isFinite(line[i])) {
                throw source.damaged("a line has a point at " + line[i]);
            }
        }
        return line;
    }

    private static Channel readChannel(ByteSource source) throws RecordingException {
        String name = source.takeText();
        Meaning meaning = Meaning.valueOf(source.takeText());
        String unit = source.takeText();
        Range range = new Range(source.takeDouble(), source.takeDouble());
        int count = source.takeCount(Integer.BYTES);
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            categories.add(source.takeText());
        }
        return new Channel(name, meaning, unit, range, categories);
    }
}
