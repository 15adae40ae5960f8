import static io.throng.scenarios.script.Script.*;

/** Does a flock order itself when the noise falls? Vicsek et al., Phys. Rev. Lett. 75 (1995). */
record Params(int birds, double noise, double radius) {}

void main(String[] args) {
    run(args, new Params(10_000, 0.5, 1.0), p -> torus(metres(50), metres(50))
            .agents("bird", p.birds(), bird -> bird.anywhere().anyHeading().speed(0.03))
            .everyStep("bird", (bird, near) ->
                    bird.turnTo(near.within(p.radius()).meanHeading() + bird.uniform(-p.noise() / 2, p.noise() / 2)))
            .measure("order", birds -> birds.headings().meanVector().length()));
}
