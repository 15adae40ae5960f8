package io.throng.scenarios.cli;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.Feature;
import io.throng.kernel.AgentView;
import io.throng.kernel.record.Show;
import io.throng.kernel.state.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

/** All there is to know about an agent: its columns, and in a game what it will do, perceives, did, and earned. */
final class AgentPortrait {
    private AgentPortrait() {}

    /**
     * The portrait of an agent; empty if nobody alive has the id.
     *
     * @param among layers of agents
     */
    static Optional<Show.Portrait> of(ScenarioRun run, long agent, List<String> among) {
        AgentView view;
        try {
            view = Console.view(run.simulation(), agent);
        } catch (NoSuchElementException dead) {
            return Optional.empty();
        }
        SequencedMap<String, List<Show.Value>> parts = new LinkedHashMap<>();
        Map<Long, Double> attention = new LinkedHashMap<>();
        parts.put("state", state(run, view));
        for (AgentBatch batch : run.batches()) {
            for (int row = 0; row < batch.kind().count(); row++) {
                if (batch.agentId(row) == agent) {
                    Optional<AgentDecision> decision = AgentDecision.of(run, batch, row);
                    decision.ifPresent(next -> parts.putAll(next.parts()));
                    decision.ifPresent(next -> attention.putAll(next.attention()));
                    game(parts, batch, row);
                }
            }
        }
        return Optional.of(new Show.Portrait(parts, attention, among));
    }

    private static List<Show.Value> state(ScenarioRun run, AgentView view) {
        List<Show.Value> values = new ArrayList<>();
        for (Column column : run.world().agents().columns()) {
            values.add(
                    new Show.Value(column.name(), column.unit(), view.values().get(column.name())));
        }
        return values;
    }

    private static void game(SequencedMap<String, List<Show.Value>> parts, AgentBatch batch, int row) {
        List<Show.Value> seen = new ArrayList<>();
        List<Feature> features = batch.kind().observation().features();
        for (int i = 0; i < features.size(); i++) {
            double value = batch.observations()[row * batch.features() + i];
            seen.add(new Show.Value(features.get(i).name(), features.get(i).unit(), List.of(value)));
        }
        parts.put("observation", seen);
        parts.put("action", actions(batch, row));
        parts.put("reward", List.of(new Show.Value("of the latest step", "", List.of(batch.rewards()[row]))));
    }

    private static List<Show.Value> actions(AgentBatch batch, int row) {
        List<Show.Value> done = new ArrayList<>();
        int from = row * batch.actionColumns();
        for (ActionSpec part : batch.kind().action().parts()) {
            switch (part) {
                case ActionSpec.Discrete choice -> {
                    int chosen = (int) batch.actions()[from++];
                    done.add(new Show.Value(choice.names().get(chosen), "", List.of((double) chosen)));
                }
                case ActionSpec.Continuous continuous -> {
                    for (Feature feature : continuous.features()) {
                        done.add(new Show.Value(
                                feature.name(), feature.unit(), List.of((double) batch.actions()[from++])));
                    }
                }
                default -> throw new AssertionError("no such part of an action: " + part);
            }
        }
        return done;
    }
}
