/**
 * Worlds scripted in one file: what agents are, what each does every step, what is measured.
 *
 * <pre>{@code
 * import static io.throng.scenarios.script.Script.*;
 *
 * record Params(int birds, double radius) {}
 *
 * void main(String[] args) {
 *     run(args, new Params(10_000, 1.0), p -> torus(metres(50), metres(50))
 *             .agents("bird", p.birds(), bird -> bird.anywhere().anyHeading().speed(0.03))
 *             .everyStep("bird", (bird, near) -> bird.turnTo(near.within(p.radius()).meanHeading())));
 * }
 * }</pre>
 *
 * <p>Depends on {@code scenarios}, {@code scenarios.cli} for the options of a run, the kernel, and the JDK's compiler.
 */
package io.throng.scenarios.script;
