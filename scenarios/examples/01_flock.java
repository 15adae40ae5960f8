/*
 * 1. A world in one file.
 *
 *     throng run 01_flock.java --steps 1000 --seed 7
 *     throng run 01_flock.java --set noise=3 --set birds=100000
 *
 * A world is a plane, kinds of agents, what each agent does every step, and what you want to know about all of them. Every
 * bird looks at all birds within a radius, as they stood at the start of the step, and heads their way on average, with
 * some noise; then it goes on along its heading. Each number in Params can be changed from the command line, and the same
 * seed gives the same run on any number of threads. The folder of results holds the order over time, 0 (every bird its own
 * way) to 1 (all one way), and a picture of the birds.
 */
import static io.throng.scenarios.script.Script.*;

/** Does a flock order itself when the noise falls? Vicsek et al., Phys. Rev. Lett. 75 (1995). */
record Params(int birds, double noise, double radius) {}

void main(String[] args) {
    run(
            args,
            new Params(10_000, 0.5, 1.0),
            p -> torus(metres(50), metres(50))
                    .agents(
                            "bird",
                            p.birds(),
                            bird -> bird.anywhere().anyHeading().speed(0.03))
                    .everyStep("bird", (bird, near) -> {
                        double noise = bird.uniform(-p.noise() / 2, p.noise() / 2);
                        bird.turnTo(near.within(p.radius()).meanHeading() + noise);
                    })
                    .measure("order", birds -> birds.headings().meanVector().length()));
}
