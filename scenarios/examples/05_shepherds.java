/*
 * 5. Agents that learn.
 *
 *     throng train mappo 05_shepherds.java --steps 300000 --seeds 3 --set worlds=64 --out dogs
 *     throng run 05_shepherds.java --policy dogs
 *
 * Sheep keep together and run from dogs; the dogs are to drive them into a corner. Nobody tells them how: .learns says what a
 * dog perceives, between what it chooses, and what it earns, which is the more the nearer the sheep are. Training goes on in
 * many such worlds at once, each of which begins anew after an episode; at the end the dogs play in worlds that no training has
 * seen, beside dogs that act at random and dogs led by a rule that a person wrote: get behind the flock.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

record Params(int sheep, int dogs) {}

void main(String[] args) {
    run(args, new Params(8, 2), this::meadow);
}

WorldPlan meadow(Params p) {
    return bounded(metres(30), metres(30))
            .agents("sheep", p.sheep(), sheep -> sheep.at(sheep.uniform(10, 25), sheep.uniform(10, 25)))
            .agents("dog", p.dogs(), dog -> dog.anywhere().anyHeading().speed(0.8))
            .everyStep("sheep", (sheep, near) -> flee(sheep, near))
            .learns("dog", dog -> learn(dog))
            .episode(150)
            .measure("distance", "m", all -> distance(all));
}

void learn(Learning learn) {
    learn.observeDirection("the sheep", (_, near) -> near.everyone("sheep").directionToCentre())
            .observe(
                    "to the sheep",
                    "10 m",
                    (_, near) -> near.everyone("sheep").distanceToCentre() / 10)
            .observeDirection(
                    "a sheep", (_, near) -> near.everyone("sheep").nearest().direction())
            .observeDirection("the corner", (dog, _) -> dog.directionTo(0, 0))
            .observe("to the corner", "10 m", (dog, _) -> dog.distanceTo(0, 0) / 10)
            .observeDirection(
                    "other dogs", (_, near) -> near.everyone("dog").others().directionToCentre())
            .choice("left", dog -> dog.turnBy(0.6))
            .choice("ahead", dog -> {})
            .choice("right", dog -> dog.turnBy(-0.6))
            .teamReward(all -> 1 - distance(all) / 15)
            .byHand((dog, near) -> goBehind(dog, near.everyone("sheep")));
}

/** Of the sheep from the corner, on average. */
double distance(Population all) {
    return all.ofKind("sheep").mean(sheep -> Math.sqrt(sheep.x() * sheep.x() + sheep.y() * sheep.y()));
}

void flee(Agent sheep, Near near) {
    Neighbours dogs = near.within(6).ofKind("dog");
    if (dogs.isEmpty()) {
        sheep.turnTowards(near.within(10).others().directionToCentre(), 0.3).speed(0.1);
    } else {
        sheep.turnTowards(dogs.directionAway(), 1).speed(0.5);
    }
}

/** Towards a place on the far side of the flock, seen from the corner. */
void goBehind(Agent dog, Neighbours flock) {
    double x = dog.x() + Math.cos(flock.directionToCentre()) * flock.distanceToCentre();
    double y = dog.y() + Math.sin(flock.directionToCentre()) * flock.distanceToCentre();
    double out = 1 + 3 / Math.sqrt(x * x + y * y);
    dog.turnTowards(dog.directionTo(x * out, y * out), 0.6);
}
