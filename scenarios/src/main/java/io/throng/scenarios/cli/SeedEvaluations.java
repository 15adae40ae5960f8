package io.throng.scenarios.cli;

import io.throng.marl.evaluate.EpisodeReturns;
import io.throng.marl.evaluate.Statistic;
import io.throng.scenarios.io.Failures;
import io.throng.scenarios.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the evaluations of one training seed gave, in a file that is replaced whole at each change.
 *
 * <p>All but the seconds is a function of the training's seed and settings, however often it was interrupted.
 */
final class SeedEvaluations {
    static final String FILE = "evaluations.json";
    private static final String STEP_COUNT = "step_count";
    private static final String ELAPSED_TIME = "elapsed_time";
    private static final String ABSOLUTE = "absolute_metrics";
    private static final String CLOCK = "clock";
    private static final String EVALUATIONS = "evaluations";

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();
    private SequencedMap<String, double[]> absolute = new LinkedHashMap<>();
    private Clock clock = new Clock(0, 0);

    /**
     * One evaluation.
     *
     * @param stepCount environment steps before it
     * @param elapsedSeconds of learning before it: neither evaluations nor interruptions count
     * @param returns of each episode, by metric
     */
    record Entry(long stepCount, double elapsedSeconds, SequencedMap<String, double[]> returns) {
        double mean() {
            return Statistic.MEAN.of(returns.get(EpisodeReturns.RETURN));
        }
    }

    /** How long learning took until a checkpoint. */
    private record Clock(long stepCount, double elapsedSeconds) {}

    private SeedEvaluations(Path file) {
        this.file = file;
    }

    /** Those in a seed's folder; none if there is no file yet. */
    static SeedEvaluations open(Path seedFolder) {
        SeedEvaluations evaluations = new SeedEvaluations(seedFolder.resolve(FILE));
        if (Files.exists(evaluations.file)) {
            evaluations.read();
        }
        return evaluations;
    }

    /** In the order of the steps. */
    List<Entry> all() {
        return List.copyOf(entries);
    }

    /**
     * The evaluation with the highest mean return over all agents; empty if none is a number. The latest of equals: where what
     * some gain others lose, the mean says nothing and the policy that learned longest stands.
     */
    Optional<Entry> best() {
        Optional<Entry> best = Optional.empty();
        for (Entry entry : entries) {
            if (isBetter(entry, best)) {
                best = Optional.of(entry);
            }
        }
        return best;
    }

    private static boolean isBetter(Entry entry, Optional<Entry> best) {
        return Double.isFinite(entry.mean())
                && best.map(other -> entry.mean() >= other.mean()).orElse(true);
    }

    /** Whether an evaluation that comes after all others would be the best. */
    boolean wouldBeBest(Entry entry) {
        return isBetter(entry, best());
    }

    /** Steps before the latest evaluation, or 0. */
    long latestStep() {
        return entries.isEmpty() ? 0 : entries.getLast().stepCount();
    }

    /** Seconds of learning until the checkpoint that was told last. */
    double elapsedSeconds() {
        return clock.elapsedSeconds();
    }

    /** Returns of the best policy by metric; empty while it has not been played. */
    SequencedMap<String, double[]> absolute() {
        return absolute;
    }

    /** Forgets what lies after a checkpoint: it is made again. */
    void rewind(long environmentSteps) throws IOException {
        if (entries.removeIf(entry -> entry.stepCount() > environmentSteps)) {
            absolute = new LinkedHashMap<>();
            write();
        }
        if (clock.stepCount() > environmentSteps) {
            clock = new Clock(
                    environmentSteps, entries.isEmpty() ? 0 : entries.getLast().elapsedSeconds());
        }
    }

    void add(Entry entry) throws IOException {
        entries.add(entry);
        absolute = new LinkedHashMap<>();
        write();
    }

    void keepAbsolute(SequencedMap<String, double[]> returns) throws IOException {
        absolute = new LinkedHashMap<>(returns);
        write();
    }

    /** Keeps how long learning took until a checkpoint. */
    void keepTime(long environmentSteps, double elapsedSeconds) throws IOException {
        clock = new Clock(environmentSteps, elapsedSeconds);
        write();
    }

    private void write() throws IOException {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(EVALUATIONS, entries.stream().map(SeedEvaluations::described).toList());
        page.put(ABSOLUTE, absolute);
        page.put(CLOCK, describedTime(clock.stepCount(), clock.elapsedSeconds()));
        Path temporary = file.resolveSibling(FILE + ".tmp");
        Files.writeString(temporary, Json.page(page));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As marl-eval has a step. */
    static Map<String, Object> described(Entry entry) {
        Map<String, Object> described = describedTime(entry.stepCount(), entry.elapsedSeconds());
        described.putAll(entry.returns());
        return described;
    }

    private static Map<String, Object> describedTime(long stepCount, double elapsedSeconds) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put(STEP_COUNT, stepCount);
        described.put(ELAPSED_TIME, elapsedSeconds);
        return described;
    }

    private void read() {
        try {
            Map<String, Object> page = Json.read(Files.readString(file));
            for (Object evaluation : list(page.get(EVALUATIONS))) {
                Map<?, ?> described = map(evaluation);
                entries.add(new Entry(
                        number(described.get(STEP_COUNT)).longValue(),
                        number(described.get(ELAPSED_TIME)).doubleValue(),
                        returns(described)));
            }
            absolute = returns(map(page.get(ABSOLUTE)));
            Map<?, ?> time = map(page.get(CLOCK));
            clock = new Clock(
                    number(time.get(STEP_COUNT)).longValue(),
                    number(time.get(ELAPSED_TIME)).doubleValue());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + Failures.reason(e), e);
        }
    }

    private static SequencedMap<String, double[]> returns(Map<?, ?> described) {
        SequencedMap<String, double[]> returns = new LinkedHashMap<>();
        described.forEach((name, values) -> {
            if (values instanceof List<?> episodes) {
                returns.put(
                        String.valueOf(name),
                        episodes.stream()
                                .mapToDouble(value -> number(value).doubleValue())
                                .toArray());
            }
        });
        return returns;
    }

    private static List<?> list(Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("a list must stand where there is " + value);
    }

    private static Map<?, ?> map(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("an object must stand where there is " + value);
    }

    /** JSON has no NaN or infinities: they are written as texts. */
    private static Number number(Object value) {
        return switch (value) {
            case Number number -> number;
            case String text when text.equals("NaN") || text.endsWith("Infinity") -> Double.valueOf(text);
            case null, default -> throw new IllegalArgumentException("a number must stand where there is " + value);
        };
    }
}
