/*
 * 8. A traffic signal that learns, and is better than one that goes by the clock.
 *     throng train ippo 08_traffic_signal.java --steps 100000 --seeds 3 --set worlds=32 --set normalizeInputs=false
 *     throng run 08_traffic_signal.java --policy runs/ippo-traffic_signal --steps 1000
 *
 * Two one-way roads cross. Cars come in at random, keep their distance and stop at red. The signal sees how many stand and
 * come within 60 m, says which road has green, for at least 5 s (after a change both are red for 3 s), and pays for each that
 * stands. The rule by hand changes every "cycle" seconds, 16 being best; training ends by comparing both.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

record Params(int cars, double away, int cycle) {}

void main(String[] args) {
    run(args, new Params(40, 60, 16), this::junction);
}

WorldPlan junction(Params p) {
    return bounded(metres(201), metres(201))
            .property("road", 0) // a car's: 0 to the east, 1 to the north
            .property("at", 200) // metres along its road
            .property("away", 0) // seconds until a car comes in
            .property("green", 0) // the road that has it
            .property("since", 0) // for how many seconds
            .agents("signal", 1, signal -> signal.at(100, 100))
            .agents("car", p.cars(), car -> car.set("road", car.number() % 2))
            .everyStep("signal", (signal, near) -> signal.add("since", 1))
            .everyStep("car", (car, near) -> drive(car, near, p))
            .learns("signal", signal -> learn(signal, p))
            .episode(200)
            .measure("waiting", all -> all.ofKind("car").share(car -> car.get("away") <= 0 && car.speed() < 1));
}

void learn(Learning learn, Params p) {
    learn.observe("standing, east", "10 cars", (_, near) -> before(near, 0, true))
            .observe("standing, north", "10 cars", (_, near) -> before(near, 1, true))
            .observe("coming, east", "10 cars", (_, near) -> before(near, 0, false))
            .observe("coming, north", "10 cars", (_, near) -> before(near, 1, false))
            .observe("green", (signal, _) -> 2 * signal.get("green") - 1)
            .observe("since", "30 s", (signal, _) -> Math.min(signal.get("since") / 30, 1))
            .choice("east", signal -> show(signal, 0))
            .choice("north", signal -> show(signal, 1))
            .reward((_, near) -> -before(near, 0, true) - before(near, 1, true))
            .byHand((signal, _) -> show(signal, signal.step() / p.cycle() % 2));
}

void show(Agent signal, double road) {
    if (signal.get("green") != road && signal.get("since") >= 5) {
        signal.set("green", road).set("since", 0);
    }
}

Neighbours cars(Near near, double road) {
    return near.everyone("car").matching(car -> car.get("road") == road && car.get("away") <= 0);
}

double before(Near near, double road, boolean standing) {
    return cars(near, road).count(car -> Math.abs(car.get("at") - 70) < 30 && car.speed() < 1 == standing) / 10.0;
}

void drive(Agent car, Near near, Params p) {
    double road = car.get("road");
    double at = car.get("at");
    if (at >= 200) {
        car.moveTo(100 * road, 100 - 100 * road).turnTo(degrees(90 * road)).speed(0);
        car.set("at", car.uniform(0, 1)).set("away", car.uniform(0, 2 * p.away()));
    } else if (car.get("away") > 0) {
        car.add("away", -1);
    } else {
        Neighbours ahead = cars(near, road).matching(other -> other.get("at") > at);
        double next = ahead.isEmpty() ? 300 : ahead.least("at").get("at") - 7;
        Neighbour signal = near.everyone("signal").nearest();
        double stop = at < 94 && (signal.get("green") != road || signal.get("since") < 3) ? 93 : 300;
        double speed = Math.clamp(Math.min(next, stop) - at, 0, Math.min(car.speed() + 2, 10));
        car.speed(speed).add("at", speed);
    }
}
