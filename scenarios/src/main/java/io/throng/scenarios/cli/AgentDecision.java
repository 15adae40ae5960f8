package io.throng.scenarios.cli;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.PerceivedAgents;
import io.throng.agents.policy.Explanation;
import io.throng.agents.spec.ActionSpec;
import io.throng.agents.spec.EntityGroup;
import io.throng.agents.spec.Feature;
import io.throng.kernel.record.Show;
import io.throng.kernel.record.Show.Value.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * How an agent that learned will decide next, for people.
 *
 * @param parts by heading: the next action, what is expected, and what it attends to
 * @param attention to other agents, by id
 */
record AgentDecision(SequencedMap<String, List<Show.Value>> parts, Map<Long, Double> attention) {
    /** Of the agent of a row; empty if it is not there, or decides otherwise than by a policy that can say how. */
    static Optional<AgentDecision> of(ScenarioRun run, AgentBatch batch, int row) {
        return batch.alive()[row] == 0
                ? Optional.empty()
                : run.policies().explain(batch, row).map(decision -> of(decision, batch, row, run.batches()));
    }

    private static AgentDecision of(Explanation decision, AgentBatch batch, int row, List<AgentBatch> batches) {
        AgentDecision told = new AgentDecision(new LinkedHashMap<>(), new LinkedHashMap<>());
        List<? extends ActionSpec> parts = batch.kind().action().parts();
        for (int i = 0; i < parts.size(); i++) {
            told.put(parts.get(i), decision.parts().get(i), parts.size() == 1 ? "" : " " + (i + 1));
        }
        decision.value()
                .ifPresent(value ->
                        told.parts.put("value", List.of(new Show.Value("expected return", "", List.of(value)))));
        if (!decision.attention().isEmpty()) {
            told.attend(decision.attention(), batch, row, batches);
        }
        return told;
    }

    private void put(ActionSpec part, Explanation.Part explained, String number) {
        if (part instanceof ActionSpec.Discrete choice && explained instanceof Explanation.Choice told) {
            put("next action" + number, choice.names(), told.probabilities(), told.likeliest(), EnumSet.of(Mark.SHARE));
            put("action values" + number, choice.names(), told.values(), told.likeliest(), Set.of());
        } else if (part instanceof ActionSpec.Continuous real && explained instanceof Explanation.Numbers told) {
            List<Show.Value> rows = new ArrayList<>();
            for (int i = 0; i < told.numbers().size(); i++) {
                Feature feature = real.features().get(i);
                Explanation.Spread spread = told.numbers().get(i);
                rows.add(new Show.Value(
                        feature.name(),
                        feature.unit(),
                        List.of(spread.mean(), spread.deviation()),
                        Set.of(Mark.SPREAD)));
            }
            parts.put("next action" + number, rows);
        }
    }

    private void put(String heading, List<String> names, List<Double> numbers, int chosen, Set<Mark> marks) {
        List<Show.Value> rows = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            EnumSet<Mark> all = EnumSet.noneOf(Mark.class);
            all.addAll(marks);
            if (i == chosen) {
                all.add(Mark.CHOSEN);
            }
            rows.add(new Show.Value(names.get(i), "", List.of(numbers.get(i)), all));
        }
        if (!rows.isEmpty()) {
            parts.put(heading, rows);
        }
    }

    private void attend(List<Double> weights, AgentBatch batch, int row, List<AgentBatch> batches) {
        List<Show.Value> rows = new ArrayList<>();
        rows.add(share("itself", weights.getFirst()));
        int thing = 1;
        for (EntityGroup group : batch.kind().observation().entities()) {
            List<Long> agents = PerceivedAgents.ids(group, batch, row, batches);
            for (int i = 0; i < group.count(); i++) {
                double weight = weights.get(thing++);
                String who = agents.isEmpty() ? "" : ", agent " + agents.get(i);
                rows.add(share(group.name() + " " + i + who, weight));
                if (!agents.isEmpty()) {
                    attention.merge(agents.get(i), weight, Double::sum);
                }
            }
        }
        parts.put("attention", rows);
    }

    private static Show.Value share(String name, double share) {
        return new Show.Value(name, "", List.of(share), EnumSet.of(Mark.SHARE));
    }
}
