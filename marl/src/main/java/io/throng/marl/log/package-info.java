/**
 * Where the numbers of a training run go: the console, CSV, TensorBoard, or several at once.
 *
 * <pre>{@code
 * try (MetricSink log = MetricSink.all(CsvSink.create(run.resolve("metrics.csv")), TensorBoardSink.create(run))) {
 *     SequencedMap<String, Double> losses = new LinkedHashMap<>();
 *     losses.put("loss/policy", -0.02);
 *     log.record(4_096, losses);
 * }
 * }</pre>
 *
 * <p>May depend on the JDK and on {@code io.throng.kernel.measure} for the progress line.
 */
package io.throng.marl.log;
