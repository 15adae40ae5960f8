package io.throng.scenarios.cli;

import io.throng.kernel.AgentView;
import io.throng.kernel.Command;
import io.throng.kernel.Simulation;
import io.throng.kernel.SimulationException;
import io.throng.scenarios.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;

/**
 * Requests to single agents while a run goes on, a line each; every answer is a line of JSON. What agents are told is in the
 * run's journal, so that the run can be verified all the same. Once it is closed nothing is answered any more.
 */
final class Console implements Runnable, AutoCloseable {
    private static final int LONGEST_LINE = 1000;
    private static final int TELL_WORDS = 5;

    private final BufferedReader requests;
    private final Simulation simulation;
    private final Runnable stop;
    private boolean closed;

    Console(BufferedReader requests, Simulation simulation, Runnable stop) {
        this.requests = requests;
        this.simulation = simulation;
        this.stop = stop;
    }

    /** Answers until the requests or the run end. Blocks on the reader: has a daemon thread to itself. */
    @Override
    public void run() {
        try {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                if (!line.isBlank()) {
                    System.out.println(Json.line(answer(line.strip())));
                }
            }
        } catch (IOException | SimulationException ended) {
            // Nobody can ask any more, or there is nobody to ask: the run itself reports why.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private synchronized Map<String, Object> answer(String line) {
        if (closed) {
            return error("the run has ended");
        }
        if (line.length() > LONGEST_LINE) {
            return error("a request has at most " + LONGEST_LINE + " letters, got " + line.length());
        }
        List<String> words = Arrays.asList(line.split("\\s+"));
        try {
            return switch (words.getFirst()) {
                case "inspect" -> inspect(words);
                case "tell" -> tell(words);
                case "stop" -> stop();
                default ->
                    error("no request is called \"" + words.getFirst()
                            + "\"; use inspect AGENT, tell AGENT TOPIC FIRST SECOND, or stop");
            };
        } catch (NumberFormatException e) {
            return error("a request holds numbers after its name, got \"" + line + "\"");
        } catch (NoSuchElementException dead) {
            return error(dead.getMessage());
        }
    }

    private Map<String, Object> inspect(List<String> words) {
        requireWords(words, 2, "inspect AGENT");
        return line(view(simulation, Long.parseLong(words.get(1))));
    }

    private Map<String, Object> tell(List<String> words) {
        requireWords(words, TELL_WORDS, "tell AGENT TOPIC FIRST SECOND");
        Command told = Tell.of(0, words.subList(1, TELL_WORDS));
        simulation.agent(told.receiver()).tell(told.topic(), told.first(), told.second());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("told", told.receiver());
        return answer;
    }

    private static void requireWords(List<String> words, int count, String form) {
        if (words.size() != count) {
            throw new NoSuchElementException("the request is " + form + ", got " + words.size() + " words");
        }
    }

    private Map<String, Object> stop() {
        stop.run();
        return Map.of("stopping", true);
    }

    private static Map<String, Object> error(String message) {
        return Map.of("error", message);
    }

    /**
     * An agent's values between two steps.
     *
     * @throws NoSuchElementException if nobody alive has the id
     */
    static AgentView view(Simulation simulation, long agent) {
        try {
            return simulation.agent(agent).inspect().toCompletableFuture().join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case NoSuchElementException dead -> throw new NoSuchElementException(dead.getMessage(), dead);
                case SimulationException ended -> throw ended;
                default -> throw e;
            }
        }
    }

    static Map<String, Object> line(AgentView view) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("agent", view.id());
        line.put("step", view.step());
        line.put("values", view.values());
        return line;
    }
}
