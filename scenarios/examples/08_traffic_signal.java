/*
 * 8. A traffic signal that learns, and is better than one that goes by the clock.
 *
 *     throng train ippo 08_traffic_signal.java --steps 100000 --seeds 3 --set worlds=32 --set normalizeInputs=false
 *     throng run 08_traffic_signal.java --policy runs/ippo-traffic_signal --steps 1000
 *
 * Two one-way roads cross. Cars come in at random, keep their distance and stop at red. The signal sees how many stand and
 * come on each road and says which has green, for at least 5 s; after a change both are red for 3 s. It pays for every car that
 * stands. The rule by hand changes every "cycle" seconds, 16 being best; training ends by comparing both, with intervals.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

record Params(int cars, double away, int cycle) {}

void main(String[] args) {
    run(
            args,
            new Params(40, 60, 16),
            p -> bounded(metres(201), metres(201))
                    .property("away", 1) // seconds until a car comes in again
                    .property("road", 0) // 0 to the east, 1 to the north
                    .property("green", 0) // which road has it
                    .property("since", 0) // seconds since the signal changed
                    .agents("signal", 1, signal -> signal.at(100, 100))
                    .agents("car", p.cars(), car -> car.at(201, 201).set("road", car.number() % 2))
                    .everyStep("signal", (signal, near) -> signal.add("since", 1))
                    .everyStep("car", (car, near) -> drive(car, near, p))
                    .learns(
                            "signal",
                            learn -> learn.observe(
                                            "standing, east",
                                            (_, near) -> cars(near, 0)
                                                            .matching(car -> stands(car))
                                                            .count()
                                                    / 10.0)
                                    .observe(
                                            "standing, north",
                                            (_, near) -> cars(near, 1)
                                                            .matching(car -> stands(car))
                                                            .count()
                                                    / 10.0)
                                    .observe(
                                            "coming, east",
                                            (_, near) -> cars(near, 0)
                                                            .matching(car -> comes(car))
                                                            .count()
                                                    / 10.0)
                                    .observe(
                                            "coming, north",
                                            (_, near) -> cars(near, 1)
                                                            .matching(car -> comes(car))
                                                            .count()
                                                    / 10.0)
                                    .observe("green", (signal, _) -> 2 * signal.get("green") - 1)
                                    .observe("since", "30 s", (signal, _) -> Math.min(signal.get("since") / 30, 1))
                                    .choice("east", signal -> show(signal, 0))
                                    .choice("north", signal -> show(signal, 1))
                                    .teamReward(
                                            all -> -0.1 * all.ofKind("car").sum(car -> stands(car) ? 1 : 0))
                                    .byHand((signal, _) -> show(signal, signal.step() / p.cycle() % 2)))
                    .episode(200)
                    .measure("standing", all -> all.ofKind("car").share(car -> stands(car))));
}

void show(Agent signal, double road) {
    if (signal.get("green") != road && signal.get("since") >= 5) {
        signal.set("green", road).set("since", 0);
    }
}

boolean stands(Individual car) {
    return car.get("away") <= 0 && car.speed() < 1;
}

boolean comes(Neighbour car) {
    return !stands(car) && ahead(car) < 0 && ahead(car) > -60;
}

double ahead(Neighbour one) {
    return one.dx() + one.dy(); // on the same road one of them is 0
}

Neighbours cars(Near near, double road) {
    return near.everyone().ofKind("car").matching(car -> car.get("road") == road && car.get("away") <= 0);
}

void drive(Agent car, Near near, Params p) {
    double road = car.get("road"), at = road == 0 ? car.x() : car.y();
    if (at >= 200) {
        car.moveTo(100 * road, 100 - 100 * road).turnTo(degrees(90 * road)).speed(0);
        car.set("away", car.uniform(0, 2 * p.away()));
    } else if (car.get("away") > 0) {
        car.add("away", -1);
    } else {
        Neighbours others =
                cars(near, road).matching(one -> ahead(one) > 0 || ahead(one) == 0 && one.id() < car.id());
        double room = others.isEmpty() ? 100 : others.nearest().distance() - 7;
        Neighbour signal = near.everyone().ofKind("signal").nearest();
        if (at < 94 && (signal.get("green") != road || signal.get("since") < 3)) {
            room = Math.min(room, 93 - at);
        }
        car.speed(Math.clamp(room, 0, Math.min(car.speed() + 2, 10)));
    }
}
