package io.throng.kernel.random;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Two words for each of many agents: one agent after the other, and all at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DrawBenchmark {
    private static final int AGENTS = 256;

    private final Philox philox = new Philox();
    private final PhiloxBlocks blocks = new PhiloxBlocks(AGENTS);
    private final int[][] words = new int[2][AGENTS];
    private long step;

    /** Resets a generator for every agent. */
    @Benchmark
    @OperationsPerInvocation(AGENTS)
    public int[][] oneByOne() {
        step++;
        for (int agent = 0; agent < AGENTS; agent++) {
            philox.reset(7, agent, step, Streams.DECIDE);
            words[0][agent] = philox.nextInt();
            words[1][agent] = philox.nextInt();
        }
        return words;
    }

    /** Draws the first blocks of all agents. */
    @Benchmark
    @OperationsPerInvocation(AGENTS)
    public int[][] allAtOnce() {
        step++;
        for (int agent = 0; agent < AGENTS; agent++) {
            blocks.agents()[agent] = agent;
        }
        blocks.draw(7, AGENTS, step, Streams.DECIDE, words);
        return words;
    }
}
