package io.throng.marl.net;

import io.throng.marl.tensor.Activation;
import io.throng.marl.tensor.Backend;
import io.throng.marl.tensor.CpuBackend;
import io.throng.marl.tensor.Tensor;
import io.throng.marl.tensor.TestRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a batch of decisions and a matrix product cost on one core, in microseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LearningBenchmark {
    /** An actor 64-128-128-8 deciding for a batch. */
    @State(Scope.Thread)
    public static class Inference {
        @Param({"1", "1024", "32768"})
        int rows;

        private final Mlp actor = new Mlp(MlpSpec.defaults(64, 8).withHidden(128, 128), "");
        private Weights weights;
        private Tape tape;
        private Tensor observations;

        @Setup
        public void prepare() {
            TestRandom random = new TestRandom(2);
            Backend backend = new CpuBackend();
            Parameters parameters = new Parameters(backend, actor.shapes());
            actor.initialize(parameters, random);
            weights = Weights.frozen(parameters);
            tape = new Tape(backend);
            observations = random.tensor(rows, 64, 1);
        }
    }

    @Benchmark
    public Tensor infer(Inference state) {
        Tensor output = null;
        for (int from = 0; from < state.rows; from += 256) {
            state.tape.clear();
            Node input = state.tape.constant(state.observations.rowRange(from, Math.min(state.rows, from + 256)));
            output = state.actor.forward(state.tape, state.weights, input).value();
        }
        return output;
    }

    /** A product {@code [256, width] [width, width]}, by BLAS and by the layers' kernel. */
    @State(Scope.Thread)
    public static class Product {
        @Param({"64", "128", "256", "512"})
        int width;

        private Backend backend;
        private Tensor a;
        private Tensor b;
        private Tensor bias;
        private Tensor c;

        @Setup
        public void prepare() {
            backend = new CpuBackend();
            a = new TestRandom(3).tensor(256, width, 1);
            b = new TestRandom(4).tensor(width, width, 1);
            bias = backend.zeros(1, width);
            c = backend.zeros(256, width);
        }
    }

    @Benchmark
    public Tensor gemm(Product state) {
        int width = state.width;
        state.backend.gemm(false, false, 256, width, width, 1, state.a, state.b, 0, state.c);
        return state.c;
    }

    @Benchmark
    public Tensor dense(Product state) {
        state.backend.dense(state.a, state.b, state.bias, Activation.IDENTITY, state.c, 256);
        return state.c;
    }
}
