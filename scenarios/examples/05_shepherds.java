/*
 * 5. Agents that learn.
 *
 *     throng train mappo 05_shepherds.java --steps 200000 --seeds 3 --out dogs
 *     throng run 05_shepherds.java --policy dogs
 *
 * Sheep keep together and run from dogs; the dogs are to drive them into a corner. Nobody tells them how: .learns says what a
 * dog perceives, between what it chooses, and what it earns, which is a point a step if all sheep are in the corner. Training
 * goes on in many such worlds at once, each of which begins anew after an episode; at the end the dogs play in worlds that no
 * training has seen, beside dogs that act at random and dogs led by a rule that a person wrote: walk up to the flock from
 * behind.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

record Params(int sheep, int dogs) {}

void main(String[] args) {
    run(args, new Params(8, 2), p -> pasture(p));
}

WorldPlan pasture(Params p) {
    return bounded(metres(30), metres(30))
            .agents("sheep", p.sheep(), one -> one.at(one.uniform(10, 25), one.uniform(10, 25)))
            .agents("dog", p.dogs(), dog -> dog.anywhere().speed(0.8))
            .everyStep("sheep", (sheep, near) -> flee(sheep, near))
            .learns("dog", dog -> learn(dog))
            .episode(150)
            .measure("distance", "m", all -> all.ofKind("sheep").mean(sheep -> distance(sheep)));
}

void learn(Learning dog) {
    dog.observeDirection("to the sheep", (_, near) -> sheep(near).directionToCentre())
            .observe("distance of the sheep", (_, near) -> sheep(near).distanceToCentre() / 10)
            .observeDirection(
                    "to the nearest sheep",
                    (_, near) -> sheep(near).nearest().direction())
            .observeDirection("to the corner", (one, _) -> one.directionTo(0, 0))
            .observe("distance of the corner", (one, _) -> one.distanceTo(0, 0) / 10)
            .observeDirection(
                    "to the other dog",
                    (_, near) -> near.everyone().ofKind("dog").others().directionToCentre())
            .choice("left", one -> one.turnBy(0.6))
            .choice("ahead", one -> {})
            .choice("right", one -> one.turnBy(-0.6))
            .teamReward(all -> 1 - all.ofKind("sheep").mean(sheep -> distance(sheep)) / 15)
            .byHand((one, near) -> goBehind(one, near));
}

double distance(Individual sheep) {
    return Math.sqrt(sheep.x() * sheep.x() + sheep.y() * sheep.y());
}

Neighbours sheep(Near near) {
    return near.everyone().ofKind("sheep");
}

void flee(Agent sheep, Near near) {
    Neighbours dogs = near.within(6).ofKind("dog");
    Neighbours flock = near.within(10).ofKind("sheep").others();
    if (dogs.isEmpty()) {
        sheep.turnTowards(flock.directionToCentre(), 0.3).speed(0.1);
    } else {
        sheep.turnTowards(dogs.directionAway(), 1).speed(0.5);
    }
}

/** Towards a place on the far side of the flock, seen from the corner. */
void goBehind(Agent dog, Near near) {
    double x = dog.x()
            + Math.cos(sheep(near).directionToCentre()) * sheep(near).distanceToCentre();
    double y = dog.y()
            + Math.sin(sheep(near).directionToCentre()) * sheep(near).distanceToCentre();
    double out = Math.sqrt(x * x + y * y);
    dog.turnTowards(dog.directionTo(x + 3 * x / out, y + 3 * y / out), 0.6);
}
