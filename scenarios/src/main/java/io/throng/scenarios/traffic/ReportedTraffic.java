package io.throng.scenarios.traffic;

import io.throng.kernel.World;
import io.throng.scenarios.Report;
import io.throng.scenarios.ReportingScenario;
import io.throng.scenarios.traffic.output.Output;
import io.throng.scenarios.traffic.road.RoadTraffic;
import java.io.IOException;
import java.io.OutputStream;
import java.util.SequencedMap;

/** A scenario of vehicles on roads, of which SUMO's files can be written. */
interface ReportedTraffic<P extends Record> extends ReportingScenario<P> {
    @Override
    default SequencedMap<String, String> reports() {
        return Output.all();
    }

    @Override
    default Report report(World world, String kind, OutputStream to) throws IOException {
        return Output.begin(kind, ((RoadTraffic) world).vehicles(), to);
    }
}
