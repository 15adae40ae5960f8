/*
 * 2. What agents carry with them.
 *
 *     throng run 02_epidemic.java --steps 400
 *     throng run 02_epidemic.java --steps 400 --set masked=0.8
 *
 * Agents can have properties: numbers under names of your own. Here "state" is 0 while somebody can fall ill, 1 while ill and
 * 2 afterwards. Everybody strolls; whoever is ill infects each person within a metre with some probability a step. An agent
 * changes nobody but itself, so it is the healthy who look for the ill around them. Chances are drawn from the agent's own
 * random numbers, which follow from the seed. If most wear masks, do the others fall ill as often?
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

/** Susceptible, infected, recovered: Kermack and McKendrick, Proc. R. Soc. A 115 (1927), with places. */
record Params(int people, double infection, double recovery, double masked) {}

void main(String[] args) {
    run(args, new Params(2000, 0.2, 0.05, 0), this::town);
}

WorldPlan town(Params p) {
    return torus(metres(60), metres(60))
            .property("state", 0)
            .property("mask", 0)
            .agents(
                    "person",
                    p.people(),
                    person -> beginLife(person.anywhere().anyHeading().speed(0.3), p))
            .everyStep("person", (person, near) -> person.turnBy(person.uniform(-0.5, 0.5)))
            .everyStep("person", (person, near) -> live(person, near, p))
            .measure("ill", all -> all.share(person -> person.get("state") == 1))
            .measure("spared", all -> all.share(person -> person.get("state") == 0));
}

void beginLife(Newborn person, Params p) {
    person.set("mask", person.chance(p.masked()) ? 1 : 0);
    person.set("state", person.number() < 10 ? 1 : 0);
}

void live(Agent person, Near near, Params p) {
    if (person.get("state") == 1 && person.chance(p.recovery())) {
        person.set("state", 2);
    } else if (person.get("state") == 0) {
        near.within(1).matching(other -> other.get("state") == 1).forEach(ill -> {
            double masks = person.get("mask") + ill.get("mask");
            if (person.chance(p.infection() / (1 + masks))) {
                person.set("state", 1);
            }
        });
    }
}
