package io.throng.scenarios.cli;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.policy.ExplainingPolicy;
import io.throng.agents.policy.Explanation;
import io.throng.agents.policy.Policy;
import io.throng.agents.policy.RandomPolicy;
import io.throng.agents.policy.RememberingPolicy;
import io.throng.kernel.Snapshot;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.kernel.random.Seeds;
import io.throng.marl.export.SavedPolicy;
import io.throng.marl.rollout.ReturnTracker;
import io.throng.scenarios.io.Json;
import io.throng.scenarios.io.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who decides in a game that is run: learned policies that were given, and random actions for other kinds. With a snapshot go
 * the policies and what they remember, so that a run goes on from it as if it had not been interrupted.
 */
final class RunPolicies {
    private static final String POLICIES = "policies";
    private static final String SAVED = Snapshot.BESIDE + POLICIES;
    private static final String MEMORY = ".memory";
    private static final String RETURNS = Snapshot.BESIDE + "returns";

    private final List<GivenPolicy> given;
    private final boolean draw;
    private final Function<String, Policy> others;
    private final Map<String, float[]> remembered = new LinkedHashMap<>();
    private double[] returnsUnderWay;
    private List<Policy> acting = List.of();
    private ReturnTracker returns;
    private Arena arena;

    private RunPolicies(List<GivenPolicy> given, boolean draw) {
        this(given, draw, kind -> new RandomPolicy());
    }

    private RunPolicies(List<GivenPolicy> given, boolean draw, Function<String, Policy> others) {
        this.given = List.copyOf(given);
        this.draw = draw;
        this.others = others;
        long kinds = given.stream().map(GivenPolicy::kind).distinct().count();
        if (kinds < given.size()) {
            throw new IllegalArgumentException("a kind must have one policy, got for kinds "
                    + given.stream().map(GivenPolicy::kind).toList());
        }
    }

    /** Random actions for everybody. */
    static RunPolicies random() {
        return new RunPolicies(List.of(), false);
    }

    /**
     * Policies for some kinds, and others for the rest.
     *
     * @param draw whether actions are drawn, instead of taking the most likely one
     * @param others makes the policy of a kind for which none is given
     */
    static RunPolicies of(List<GivenPolicy> given, boolean draw, Function<String, Policy> others) {
        return new RunPolicies(given, draw, others);
    }

    /**
     * Policies as the command line gives them.
     *
     * @param texts {@code [KIND=]FILE}
     * @param draw whether actions are drawn, instead of taking the most likely one
     */
    static RunPolicies parse(List<String> texts, boolean draw) throws IOException {
        List<GivenPolicy> given = new ArrayList<>();
        for (String text : texts) {
            given.add(GivenPolicy.parse(text));
        }
        if (draw && given.isEmpty()) {
            throw new IllegalArgumentException("--draw is for a --policy, got none");
        }
        return new RunPolicies(given, draw);
    }

    /** The policies that an earlier run used. */
    static RunPolicies kept(RunFolder folder, Map<String, Object> manifest) throws IOException {
        List<GivenPolicy> given = new ArrayList<>();
        if (manifest.get(POLICIES) instanceof List<?> described) {
            for (Object each : described) {
                if (each instanceof Map<?, ?> one) {
                    given.add(GivenPolicy.kept(folder, one));
                }
            }
        }
        return new RunPolicies(given, Boolean.TRUE.equals(manifest.get("draw")));
    }

    boolean isEmpty() {
        return given.isEmpty();
    }

    /**
     * Begins to decide in an arena.
     *
     * @throws IllegalArgumentException if a policy is of a kind that the game does not have, or does not fit it
     */
    void enter(Arena newArena) {
        arena = newArena;
        List<String> kinds =
                arena.batches().stream().map(batch -> batch.kind().name()).toList();
        for (GivenPolicy each : given) {
            if (!kinds.contains(each.kind())) {
                throw new IllegalArgumentException("policy " + each.origin() + " is for kind " + each.kind()
                        + ", the kinds of this game are " + kinds + "; give one as in --policy KIND=FILE");
            }
        }
        acting = arena.batches().stream().map(this::policy).toList();
        returns = new ReturnTracker(arena);
        if (returnsUnderWay != null) {
            returns.load(returnsUnderWay);
        }
    }

    private Policy policy(AgentBatch batch) {
        Kind kind = batch.kind();
        Policy policy = given.stream()
                .filter(each -> each.kind().equals(kind.name()))
                .findFirst()
                .map(each -> learned(each.policy(), kind))
                .orElseGet(() -> others.apply(kind.name()));
        if (policy instanceof RememberingPolicy remembering && remembered.containsKey(kind.name())) {
            remembering.recall(batch, remembered.get(kind.name()));
        }
        return policy;
    }

    private Policy learned(SavedPolicy saved, Kind kind) {
        SavedPolicy policy = draw ? saved.drawing() : saved.another();
        policy.requireFit(kind);
        policy.among(arena.batches());
        return policy;
    }

    /** How the agent of a row will decide next; empty if its policy cannot say. */
    Optional<Explanation> explain(AgentBatch batch, int row) {
        return acting.get(arena.batches().indexOf(batch)) instanceof ExplainingPolicy policy
                ? Optional.of(policy.explain(batch, row))
                : Optional.empty();
    }

    /** One step of everybody. */
    void step() {
        arena.act(acting, Seeds.derive(arena.simulation().seed(), "actions"));
        arena.step();
        returns.add(arena);
    }

    /** Mean returns per agent of the episodes that ended since the last call. */
    Map<String, Double> returns() {
        return returns.report();
    }

    /** Adds who decides to a manifest, and copies of the policies to the folder. */
    void keep(RunFolder folder, Map<String, Object> manifest) throws IOException {
        if (given.isEmpty()) {
            return;
        }
        for (GivenPolicy each : given) {
            each.keep(folder);
        }
        manifest.put(POLICIES, given.stream().map(GivenPolicy::describe).toList());
        manifest.put("draw", draw);
    }

    /** For people: who decides for each kind; to be called once it was entered. */
    String described() {
        List<String> described = new ArrayList<>();
        for (int kind = 0; kind < acting.size(); kind++) {
            String name = arena.batches().get(kind).kind().name();
            String otherwise = acting.get(kind) instanceof RandomPolicy ? "at random" : "fixed";
            described.add(name + ": "
                    + given.stream()
                            .filter(each -> each.kind().equals(name))
                            .findFirst()
                            .map(GivenPolicy::described)
                            .orElse(otherwise));
        }
        return String.join("; ", described);
    }

    /** The options that give these policies, with a space before each. */
    String options() {
        StringBuilder options = new StringBuilder();
        given.forEach(
                each -> options.append(" --policy ").append(Reproduction.quoted(each.kind() + "=" + each.origin())));
        return options + (draw ? " --draw" : "");
    }

    /** Writes the policies, and what they remember, to a snapshot. */
    void save(ArchiveWriter archive) throws IOException {
        if (arena == null) {
            return;
        }
        archive.doubles(RETURNS, returns.save());
        if (given.isEmpty()) {
            return;
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("draw", draw);
        about.put("origins", given.stream().map(GivenPolicy::origin).toList());
        about.put("kinds", given.stream().map(GivenPolicy::kind).toList());
        archive.text(SAVED, Json.line(about));
        for (GivenPolicy each : given) {
            archive.bytes(block(each.kind()), each.bytes());
        }
        for (Map.Entry<String, float[]> memory : memories().remembered().entrySet()) {
            archive.floats(block(memory.getKey()) + MEMORY, memory.getValue());
        }
    }

    private static String block(String kind) {
        return SAVED + "/" + kind;
    }

    /** What policies remember from step to step, and the returns of the episodes under way. */
    record Memories(Map<String, float[]> remembered, double[] returns) {}

    /** What {@link #remembering} takes; of a world that is no game, nothing. */
    Memories memories() {
        Map<String, float[]> memories = new LinkedHashMap<>();
        for (int kind = 0; kind < acting.size(); kind++) {
            if (acting.get(kind) instanceof RememberingPolicy policy) {
                memories.put(arena.batches().get(kind).kind().name(), policy.remembered());
            }
        }
        return new Memories(memories, arena == null ? new double[0] : returns.save());
    }

    /** The same policies, to go on from what these remembered at some moment. */
    RunPolicies remembering(Memories memories) {
        RunPolicies same = new RunPolicies(given, draw, others);
        same.remembered.putAll(memories.remembered());
        same.returnsUnderWay = memories.returns().length == 0 ? null : memories.returns();
        return same;
    }

    /** What {@link #save} wrote; random actions if it wrote nothing. */
    static RunPolicies restore(ArchiveReader archive) throws IOException {
        RunPolicies policies = archive.has(SAVED) ? given(archive) : random();
        if (archive.has(RETURNS)) {
            policies.returnsUnderWay = archive.doubles(RETURNS);
        }
        return policies;
    }

    private static RunPolicies given(ArchiveReader archive) throws IOException {
        Map<String, Object> about = Json.read(archive.text(SAVED));
        if (!(about.get("kinds") instanceof List<?> kinds)
                || !(about.get("origins") instanceof List<?> origins)
                || kinds.size() != origins.size()) {
            throw new ArchiveException("the snapshot does not say whose its policies are; use an older snapshot");
        }
        List<GivenPolicy> given = new ArrayList<>();
        Map<String, float[]> memories = new LinkedHashMap<>();
        for (int i = 0; i < kinds.size(); i++) {
            String kind = String.valueOf(kinds.get(i));
            given.add(GivenPolicy.of(kind, String.valueOf(origins.get(i)), archive.bytes(block(kind))));
            memories.put(kind, archive.floats(block(kind) + MEMORY));
        }
        RunPolicies policies = new RunPolicies(given, Boolean.TRUE.equals(about.get("draw")));
        policies.remembered.putAll(memories);
        return policies;
    }
}
