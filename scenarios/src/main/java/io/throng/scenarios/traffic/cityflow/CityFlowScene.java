package io.throng.scenarios.traffic.cityflow;

import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.net.RoadNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a simulation of CityFlow consists of.
 *
 * @param network with the signals' programs
 * @param demand all departures, of vehicles that follow others by CityFlow's own rule
 */
public record CityFlowScene(RoadNetwork network, Demand demand) {
    /**
     * Reads a network and its demand.
     *
     * @param roadnet a roadnet.json
     * @param flow a flow.json
     * @param horizonSeconds nobody departs at this time or later, which ends flows without an end; in (0, 2e6] s
     * @param ignored told what is not read, each once, and flows for which there is no way
     * @throws IllegalArgumentException with file, line and place in the document if something is wrong
     * @throws IOException if a file cannot be read
     */
    public static CityFlowScene read(Path roadnet, Path flow, double horizonSeconds, Consumer<String> ignored)
            throws IOException {
        RoadNetwork network = CityFlowNet.read(roadnet, ignored);
        return new CityFlowScene(network, CityFlowDemand.read(flow, network, horizonSeconds, ignored));
    }
}
