/*
 * 3. Births, deaths and mail.
 *
 *     throng run 03_predators_and_prey.java --steps 1000
 *     throng run 03_predators_and_prey.java --steps 1000 --set wolves=0
 *
 * Sheep graze, and the more of them stand together the less each finds; wolves hunt sheep. Whoever has eaten enough bears a
 * child, to which it gives half its energy; whoever has none left dies. A wolf cannot change a sheep, only send it mail: the
 * sheep reads it in the next step, dies, and feeds, by mail, the first wolf that bit it. Populations rise and fall in turn,
 * prey first.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

/** Lotka, J. Am. Chem. Soc. 42 (1920), and Volterra, Nature 118 (1926), one by one. */
record Params(int sheep, int wolves, double grass, double meal) {}

void main(String[] args) {
    run(args, new Params(1000, 60, 0.4, 6), this::meadow);
}

WorldPlan meadow(Params p) {
    return torus(metres(100), metres(100))
            .property("energy", 5)
            .agents(
                    "sheep",
                    p.sheep(),
                    sheep -> sheep.anywhere().anyHeading().speed(0.5))
            .agents("wolf", p.wolves(), wolf -> wolf.anywhere().anyHeading().speed(0.8))
            .everyStep("sheep", (sheep, near) -> graze(sheep, near, p))
            .everyStep("wolf", (wolf, near) -> hunt(wolf, near, p))
            .newborn("sheep", lamb -> lamb.anyHeading())
            .newborn("wolf", cub -> cub.anyHeading())
            .measure("sheep", all -> all.ofKind("sheep").count())
            .measure("wolves", all -> all.ofKind("wolf").count());
}

void graze(Agent sheep, Near near, Params p) {
    sheep.turnBy(sheep.uniform(-0.4, 0.4));
    sheep.add("energy", p.grass() / near.within(2).ofKind("sheep").count() - 0.1);
    if (sheep.inbox().size() > 0) {
        sheep.send(sheep.inbox().sender(0), 1, p.meal());
        sheep.die();
    } else {
        liveOn(sheep, 10);
    }
}

void hunt(Agent wolf, Near near, Params p) {
    wolf.turnBy(wolf.uniform(-0.4, 0.4))
            .add("energy", p.meal() * wolf.inbox().size() - 0.25);
    Neighbours prey = near.within(4).ofKind("sheep");
    if (!prey.isEmpty()) {
        Neighbour sheep = prey.nearest();
        wolf.turnTo(sheep.direction());
        if (sheep.distance() < 1) {
            wolf.send(sheep.id(), 1, 0);
        }
    }
    liveOn(wolf, 20);
}

/** A child has what its parent has at the end of the step. */
void liveOn(Agent agent, double enough) {
    if (agent.get("energy") < 0) {
        agent.die();
    } else if (agent.get("energy") > enough) {
        agent.set("energy", agent.get("energy") / 2).bear();
    }
}
