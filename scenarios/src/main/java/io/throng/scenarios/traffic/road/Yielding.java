package io.throng.scenarios.traffic.road;

/**
 * Whether a vehicle may pass a link, with what everybody intends: after {@code MSLink::opened} of SUMO. It waits for whoever
 * has the right of way and would be in the junction at the same time, or a second before or after.
 */
final class Yielding {
    private static final double APART = 1;
    private static final double SEES_FROM = 4.5;
    private static final double PATIENCE = 300;
    private static final double BRAKING = 30;

    private final Traffic traffic;
    private final Roads roads;
    private final Fleet fleet;
    private final Plans plans;

    Yielding(Traffic traffic) {
        this.traffic = traffic;
        this.roads = traffic.roads;
        this.fleet = traffic.fleet;
        this.plans = traffic.plans;
    }

    /** The speed that is left of a vehicle's plan. */
    private double speed(int row) {
        for (int slot = 0; slot < Plans.LINKS; slot++) {
            int place = Plans.LINKS * row + slot;
            if (plans.link[place] < 0) {
                break;
            }
            if (!isOpen(row, place)) {
                return Math.min(plans.speed[3 * row + slot], plans.wait[place]);
            }
        }
        return plans.speed[3 * row + Plans.LINKS];
    }

    /**
     * The speed that a vehicle has at the end of the step.
     *
     * @param most that others allow who are not in its plan
     * @param uniform how much it dawdles, in [0, 1]
     */
    double driven(int row, double most, double uniform) {
        if (plans.exchange[row] >= 0) {
            return 0;
        }
        Driver driver = traffic.driver(row);
        double speed = fleet.speed.read()[row];
        double next = Math.max(Math.min(speed(row), most), speed - driver.emergencyDecel * traffic.dt);
        if (driver.model.dawdles()) {
            next = driver.model.dawdled(speed, next, uniform, traffic.dt);
        }
        double asked = traffic.commands.acceleration(fleet.table.id(row));
        if (!Double.isNaN(asked)) {
            next = Math.min(next, speed + asked * traffic.dt);
        }
        return Math.max(0, next);
    }

    private boolean isOpen(int row, int place) {
        if (!plans.passes[place]) {
            return false;
        }
        int link = plans.link[place];
        if (roads.waitsInside[link] || roads.yields[link].length == 0) {
            return true;
        }
        char letter = traffic.lights.letter(roads, link);
        if (!Lights.hasPriority(letter)
                && !Lights.isYellow(letter)
                && plans.distance[place] > SEES_FROM
                && !roads.inside[roads.from[link]]) {
            return false;
        }
        for (int foe : roads.yields[link]) {
            if (isBlocked(row, place, link, foe)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlocked(int row, int place, int link, int foe) {
        for (int lane : roads.approach[foe]) {
            for (int other = traffic.index.first(lane); other >= 0; other = traffic.index.behind(other)) {
                int otherPlace = plans.placeOf(other, foe);
                if (otherPlace >= 0
                        && other != row
                        && !isFirstAtZipper(row, place, other, otherPlace)
                        && isBlocked(row, place, other, otherPlace, sameTarget(link, foe))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where lanes become one in turns, whoever is there first goes first, at the same time whoever departed first. */
    private boolean isFirstAtZipper(int row, int place, int other, int otherPlace) {
        double arrival = plans.arrival[place];
        double otherArrival = plans.arrival[otherPlace];
        return traffic.lights.letter(roads, plans.link[place]) == 'Z'
                && traffic.lights.letter(roads, plans.link[otherPlace]) == 'Z'
                && (arrival < otherArrival || arrival == otherArrival && fleet.table.id(row) < fleet.table.id(other));
    }

    private boolean sameTarget(int link, int foe) {
        return traffic.ways.exit(link) == traffic.ways.exit(foe);
    }

    private boolean isBlocked(int row, int place, int other, int otherPlace, boolean sameTarget) {
        if (isFirstOfStanding(row, other)) {
            return false;
        }
        Driver driver = traffic.driver(row);
        Driver foe = traffic.driver(other);
        double arrival = plans.arrival[place];
        double leaving = plans.leaving[place];
        double foeArrival = plans.arrival[otherPlace];
        double impatience = Math.min(1, fleet.standing.read()[row] * traffic.dt / PATIENCE);
        if (impatience > 0
                && arrival < foeArrival
                && foe.brakingDistance(fleet.speed.read()[other]) <= plans.distance[otherPlace]) {
            foeArrival += impatience * BRAKING;
        }
        if (plans.leaving[otherPlace] < arrival) {
            return sameTarget
                    && (arrival - plans.leaving[otherPlace] < APART
                            || isUnsafe(plans.leavingSpeed[otherPlace], plans.arrivalSpeed[place], foe, driver));
        }
        if (foeArrival > leaving + APART) {
            return sameTarget && isUnsafe(plans.leavingSpeed[place], plans.arrivalSpeed[otherPlace], driver, foe);
        }
        return true;
    }

    /** Of vehicles that all stand and wait for each other, the one goes that has been standing longest. */
    private boolean isFirstOfStanding(int row, int other) {
        int mine = fleet.standing.read()[row];
        int others = fleet.standing.read()[other];
        return mine > 0
                && others > 0
                && traffic.lights.letter(roads, plans.link[Plans.LINKS * row]) == '='
                && (mine > others || mine == others && fleet.table.id(row) < fleet.table.id(other));
    }

    private static boolean isUnsafe(double leaderSpeed, double followerSpeed, Driver leader, Driver follower) {
        return leaderSpeed * leaderSpeed / leader.decel < followerSpeed * followerSpeed / follower.decel;
    }
}
