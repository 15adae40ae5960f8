/**
 * Benchmarks that ship with Throng: what it claims about its speed can be measured anywhere.
 *
 * <pre>{@code
 * for (Benchmark benchmark : Benchmarks.load().all()) {
 *     benchmark.run(true).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Depends on the scenarios it measures.
 */
package io.throng.scenarios.bench;
