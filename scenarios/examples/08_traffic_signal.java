/*
 * 8. A traffic signal that learns, and is better than one that goes by the clock.
 *
 *     throng train ippo 08_traffic_signal.java --steps 100000 --seeds 3 --set worlds=32 --set normalizeInputs=false
 *     throng run 08_traffic_signal.java --policy runs/ippo-traffic_signal --steps 1000
 *
 * Cars come in on two crossing roads, keep their distance and stop at red. The signal sees who stands and who comes, gives
 * green for at least 5 s, and pays for every car that stands. The rule by hand changes every "cycle" seconds; 16 is best.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

record Params(int cars, double away, int cycle) {}

void main(String[] args) {
    run(args, new Params(40, 60, 16), p -> crossing(p));
}

/** Each car has the seconds until it comes in again, and a road: 0 to the east, 1 to the north. */
WorldPlan crossing(Params p) {
    return bounded(metres(201), metres(201))
            .property("away", 1)
            .property("road", 0)
            .property("green", 0) // which road has it
            .property("since", 0) // seconds since the signal changed
            .agents("signal", 1, signal -> signal.at(100, 100))
            .agents("car", p.cars(), car -> car.at(201, 201).set("road", car.number() % 2))
            .everyStep("signal", (signal, near) -> signal.add("since", 1))
            .everyStep("car", (car, near) -> drive(car, near, p))
            .learns("signal", signal -> learn(signal, p))
            .episode(200)
            .measure("standing", all -> all.ofKind("car").share(car -> stands(car)));
}

void learn(Learning signal, Params p) {
    for (int road = 0; road <= 1; road++) {
        int of = road;
        signal.observe("standing on road " + of, (_, near) -> count(near, of, car -> stands(car)));
        signal.observe(
                "coming on road " + of, (_, near) -> count(near, of, car -> ahead(car) < 0 && ahead(car) > -60));
    }
    signal.observe("green", (one, _) -> 2 * one.get("green") - 1)
            .observe("since", "30 s", (one, _) -> Math.min(one.get("since") / 30, 1))
            .choice("east", one -> show(one, 0))
            .choice("north", one -> show(one, 1))
            .teamReward(all -> -0.1 * all.ofKind("car").sum(car -> stands(car) ? 1 : 0))
            .byHand((one, _) -> show(one, one.step() / p.cycle() % 2));
}

double count(Near near, int road, Predicate<Neighbour> which) {
    return cars(near, road).matching(which).count() / 10.0;
}

void show(Agent signal, double road) {
    if (signal.get("green") != road && signal.get("since") >= 5) {
        signal.set("green", road).set("since", 0);
    }
}

boolean stands(Individual car) {
    return car.get("away") <= 0 && car.speed() < 1;
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
