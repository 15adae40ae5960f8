package io.throng.viz.server;

import io.throng.kernel.record.Channel;
import io.throng.kernel.record.Extent;
import io.throng.kernel.record.Layer;
import io.throng.kernel.record.Scene;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenes as pages read them. */
final class SceneJson {
    private SceneJson() {}

    static Map<String, Object> of(Scene scene) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", scene.title());
        json.put("caption", scene.caption());
        Extent extent = scene.extent();
        json.put("extent", List.of(extent.minX(), extent.minY(), extent.maxX(), extent.maxY()));
        json.put("unit", extent.unit());
        json.put("layers", scene.layers().stream().map(SceneJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(Layer layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", layer.name());
        switch (layer) {
            case Layer.Agents agents -> {
                json.put("kind", "agents");
                json.put("glyph", agents.glyph());
                json.put("size", agents.size());
                json.put(
                        "channels",
                        agents.channels().stream().map(SceneJson::of).toList());
            }
            case Layer.Field field -> {
                json.put("kind", "field");
                json.put("columns", field.columns());
                json.put("rows", field.rows());
                json.put("channel", of(field.channel()));
            }
            case Layer.Edges edges -> {
                json.put("kind", "edges");
                json.put("agents", edges.agents());
                json.put("directed", edges.directed());
            }
            case Layer.Lines lines -> {
                json.put("kind", "lines");
                json.put("width", lines.width());
                json.put("lines", lines.lines());
            }
        }
        return json;
    }

    private static Map<String, Object> of(Channel channel) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", channel.name());
        json.put("meaning", channel.meaning());
        json.put("unit", channel.unit());
        json.put("bytes", channel.meaning().bytes());
        json.put("categories", channel.categories());
        return json;
    }
}
