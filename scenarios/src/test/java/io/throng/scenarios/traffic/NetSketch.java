package io.throng.scenarios.traffic;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.sumo.SumoScene;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes small networks and demands as SUMO's files, and reads them again.
 *
 * <pre>{@code
 * new NetSketch().edge("in", 500, 1, 13.89).edge("out", 200, 1, 13.89).link("in", 0, "out", 0).network();
 * }</pre>
 */
public final class NetSketch {
    private final StringBuilder edges = new StringBuilder();
    private final StringBuilder signals = new StringBuilder();
    private final StringBuilder links = new StringBuilder();
    private double at;

    /** An edge, drawn behind those before it. */
    public NetSketch edge(String id, double length, int lanes, double speed) {
        edges.append("<edge id=\"%s\" from=\"%s_begins\" to=\"%s_ends\" priority=\"1\">".formatted(id, id, id));
        for (int lane = 0; lane < lanes; lane++) {
            edges.append("<lane id=\"%s_%d\" index=\"%d\" speed=\"%s\" length=\"%s\" shape=\"%s,%s %s,%s\"/>"
                    .formatted(id, lane, lane, speed, length, at, 3.2 * lane, at + length, 3.2 * lane));
        }
        edges.append("</edge>\n");
        at += length;
        return this;
    }

    /** Two lanes join directly. */
    public NetSketch link(String from, int fromLane, String to, int toLane) {
        return link(from, fromLane, to, toLane, "state=\"M\"");
    }

    /** Two lanes join at a light of a signal. */
    public NetSketch lit(String from, int fromLane, String to, int toLane, String signal, int light) {
        return link(from, fromLane, to, toLane, "tl=\"%s\" linkIndex=\"%d\" state=\"O\"".formatted(signal, light));
    }

    private NetSketch link(String from, int fromLane, String to, int toLane, String more) {
        links.append("<connection from=\"%s\" to=\"%s\" fromLane=\"%d\" toLane=\"%d\" dir=\"s\" %s/>\n"
                .formatted(from, to, fromLane, toLane, more));
        return this;
    }

    /** A signal whose phases are given as states and seconds by turns. */
    public NetSketch signal(String id, String type, Object... phases) {
        signals.append("<tlLogic id=\"%s\" type=\"%s\" programID=\"0\" offset=\"0\">".formatted(id, type));
        for (int i = 0; i < phases.length; i += 2) {
            signals.append("<phase duration=\"%s\" state=\"%s\"/>".formatted(phases[i + 1], phases[i]));
        }
        signals.append("</tlLogic>\n");
        return this;
    }

    /** What was drawn. */
    public RoadNetwork network() {
        return scene("").network();
    }

    /** What was drawn, with elements of a {@code rou.xml}. */
    public Demand demand(String routes) {
        return scene(routes).demand();
    }

    /** What was drawn, with elements of a {@code rou.xml}. */
    public SumoScene scene(String routes) {
        return scene("<net>\n" + edges + signals + links + "</net>", routes);
    }

    /** A {@code net.xml}, with elements of a {@code rou.xml}. */
    public static SumoScene scene(String net, String routes) {
        try {
            Path folder = Files.createTempDirectory("sketch");
            Path netFile = Files.writeString(folder.resolve("net.xml"), net);
            Path routeFile = Files.writeString(folder.resolve("rou.xml"), "<routes>\n" + routes + "\n</routes>");
            SumoScene scene = SumoScene.read(netFile, List.of(), List.of(routeFile), _ -> {});
            Files.delete(netFile);
            Files.delete(routeFile);
            Files.delete(folder);
            return scene;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
