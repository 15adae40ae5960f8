/*
 * 4. Who finds the right price?
 *
 *     throng run 04_market.java --steps 1000
 *     throng run 04_market.java --steps 1000 --set goods=2
 *
 * Sellers stand on a square, each with so many goods a day and a price of its own; buyers stroll among them. A buyer orders,
 * by mail, from the cheapest seller it sees, if that asks no more than the good is worth to it. A seller who gets more orders
 * than it has goods asks more the next day, any other a little less. Nobody knows that 100 sellers with 4 goods each serve 400
 * of 1,000 buyers, who are those to whom the good is worth 0.6 or more; and yet prices settle near 0.6. With 2 goods each it
 * is 200 buyers, and 0.8.
 */
import static io.throng.scenarios.script.Script.*;

import io.throng.scenarios.script.*;

record Params(int buyers, int sellers, int goods, double sight) {}

void main(String[] args) {
    run(args, new Params(1000, 100, 4, 10), this::square);
}

WorldPlan square(Params p) {
    return torus(metres(100), metres(100))
            .property("price", 0)
            .property("worth", 0)
            .property("sold", 0)
            .agents("seller", p.sellers(), seller -> seller.anywhere().set("price", seller.uniform(0.1, 1)))
            .agents("buyer", p.buyers(), buyer -> begin(buyer.anywhere().anyHeading()))
            .everyStep("seller", (seller, near) -> sell(seller, p))
            .everyStep("buyer", (buyer, near) -> buy(buyer, near, p))
            .measure("price", all -> all.ofKind("seller").mean("price"))
            .measure("spread", all -> spread(all.ofKind("seller")))
            .measure("sold", all -> all.ofKind("seller").sum("sold"));
}

void begin(Newborn buyer) {
    buyer.speed(2).set("worth", buyer.uniform(0, 1));
}

void sell(Agent seller, Params p) {
    int orders = seller.inbox().size();
    seller.set("sold", Math.min(orders, p.goods()));
    seller.set("price", seller.get("price") * (orders > p.goods() ? 1.02 : 0.99));
}

void buy(Agent buyer, Near near, Params p) {
    buyer.turnBy(buyer.uniform(-0.3, 0.3));
    Neighbours sellers = near.within(p.sight()).ofKind("seller");
    if (!sellers.isEmpty() && sellers.least("price").get("price") <= buyer.get("worth")) {
        buyer.send(sellers.least("price").id(), 1, buyer.get("worth"));
    }
}

/** The standard deviation of prices. */
double spread(Population sellers) {
    double mean = sellers.mean("price");
    return Math.sqrt(sellers.mean(seller -> Math.pow(seller.get("price") - mean, 2)));
}
