package io.throng.scenarios.cli;

import io.throng.kernel.Parameters;
import io.throng.kernel.World;
import io.throng.kernel.cluster.WorldSource;
import io.throng.scenarios.Catalogue;
import io.throng.scenarios.Scenario;
import io.throng.scenarios.io.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the catalogue's worlds from their name and their parameters as a line of JSON. */
final class CatalogueWorlds implements WorldSource {
    @Override
    public World build(String scenario, String parameters) {
        Scenario<?> named = Catalogue.load().named(scenario);
        return ScenarioRun.build(named, parameters(named, parameters));
    }

    static Record parameters(Scenario<?> scenario, String line) {
        Map<String, String> values = new LinkedHashMap<>();
        Json.read(line).forEach((name, value) -> values.put(name, String.valueOf(value)));
        return Parameters.with(scenario.defaults(), values);
    }
}
