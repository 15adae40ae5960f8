package io.throng.scenarios.traffic.road;

import io.throng.kernel.Phase;
import io.throng.kernel.SiteTurn;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Philox;
import io.throng.kernel.record.Camera;
import io.throng.kernel.space.SpatialIndex;
import io.throng.kernel.space.road.LaneIndex;
import io.throng.kernel.state.Table;
import io.throng.scenarios.traffic.demand.Demand;
import io.throng.scenarios.traffic.demand.Departures;
import io.throng.scenarios.traffic.demand.Insertion;
import io.throng.scenarios.traffic.demand.Schedule;
import io.throng.scenarios.traffic.demand.Stop;
import io.throng.scenarios.traffic.net.RoadNetwork;
import io.throng.scenarios.traffic.net.Signal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Vehicles on a road network: they depart as their demand says, follow each other, change lanes, give way, obey signals, and
 * leave at the end of their routes.
 *
 * <p>Vehicles are agents, born when they are due and gone when they have arrived; one agent more is the gate by which they come.
 * Signals are the sites; edges too, where drivers look how fast others drive there ({@link Rerouting}). Rows are laid out in order of lanes, so that a region's rows are the vehicles of neighbouring lanes.
 *
 * <p>A step is SUMO's, cut where everybody has to know what others intend: in {@code decide} a vehicle chooses its lane and
 * plans its speed with what it sees; in {@code resolve} it waits for those with the right of way whose plans say that they
 * would be in the way, and for those who have just cut in, and moves.
 */
public final class RoadTraffic implements World {
    private final String name;
    private final TrafficScene scene;
    private final Demand demand;
    private final Signalling signalling;
    private final RoadNetwork network;
    private final Table agents = new Table("agents");
    private final Table sites = new Table("sites");
    private final Fleet fleet = new Fleet(agents);
    private final Lights lights;
    private final LaneIndex index;
    private final Plans plans;
    private final Traffic traffic;
    private final LaneChanges laneChanges;
    private final Entering entering;
    private final Driving driving;
    private final Moving moving;
    private final Gate gate;
    private final SignalTurns signals;

    /** Null where nobody looks for other ways. */
    private final EdgeSpeeds edgeSpeeds;

    /** Null where nobody looks for other ways. */
    private final Navigator navigator;

    private final List<Measure> measures;

    /** What was drawn for a seed, kept so that not every birth draws it again. */
    private volatile Drawn drawn;

    private record Drawn(int key, Schedule schedule, Queues queues) {}

    /**
     * A world without vehicles on the road.
     *
     * @param signalling how signals are controlled
     */
    public RoadTraffic(String name, TrafficScene scene, Signalling signalling) {
        this.name = name;
        this.scene = scene;
        this.network = scene.network;
        this.signalling = signalling;
        this.demand = scene.demand;
        List<Signal> timed = signalling.rule() == SignalRule.WEBSTER
                ? Webster.signals(scene, signalling.yellowSeconds())
                : network.signals();
        this.lights = new Lights(timed, scene.roads, sites);
        this.index = new LaneIndex(network.lanes().size(), fleet.lane, fleet.position);
        this.plans = new Plans();
        this.traffic = new Traffic(scene, fleet, index, plans, lights);
        this.laneChanges = new LaneChanges(traffic);
        Yielding yielding = new Yielding(traffic);
        this.entering = new Entering(traffic, yielding);
        this.driving = new Driving(traffic);
        this.moving = new Moving(traffic, yielding, entering);
        this.gate = new Gate(fleet, scene.dt);
        this.signals = new SignalTurns(traffic, signalling);
        this.edgeSpeeds = scene.rerouting.isOn()
                ? new EdgeSpeeds(scene.roads, network.signals().size(), sites)
                : null;
        this.navigator = edgeSpeeds == null ? null : new Navigator(scene, traffic, edgeSpeeds);
        this.measures = TrafficMeasures.of(fleet, scene.dt);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table sites() {
        return sites;
    }

    @Override
    public int siteCount() {
        return network.signals().size()
                + (edgeSpeeds == null ? 0 : network.edges().size());
    }

    @Override
    public int resources() {
        return network.lanes().size();
    }

    @Override
    public int founders() {
        return 1 + demand.immediate();
    }

    @Override
    public Set<Phase> phases() {
        Set<Phase> phases = EnumSet.of(Phase.DECIDE, Phase.RESOLVE);
        if (siteCount() > 0) {
            phases.add(Phase.SITES);
        }
        return phases;
    }

    @Override
    public List<? extends SpatialIndex> indexes() {
        return List.of(index, plans);
    }

    @Override
    public List<Measure> measures() {
        return measures;
    }

    @Override
    public void birth(Turn turn, int row) {
        int parent = turn.parentRow();
        int key = parent < 0 ? turn.shared().nextInt() : fleet.key.read()[parent];
        Drawn plan = drawn(key);
        fleet.lane.write()[row] = Fleet.NONE;
        fleet.cameFrom.write()[row] = Fleet.NONE;
        fleet.arrived.write()[row] = Fleet.NONE;
        if (turn.id() == Fleet.GATE) {
            gate.open(row, key, plan.schedule(), demand.immediate());
            return;
        }
        fleet.departed.write()[row] = Fleet.NONE;
        int number = (int) turn.id() - 1;
        Schedule.Planned planned = plan.schedule().vehicles().get(number);
        fleet.departures.write()[row] = planned.departures();
        fleet.number.write()[row] = planned.number();
        fleet.type.write()[row] = planned.type();
        fleet.route.write()[row] = planned.route();
        fleet.due.write()[row] = planned.millis();
        fleet.predecessor.write()[row] = plan.queues().predecessor()[number];
        fleet.queue.write()[row] = plan.queues().queue()[number];
        double gaussian = turn.random().draws().gaussian();
        fleet.factor.write()[row] =
                (float) demand.types().get(planned.type()).speedFactor().draw(gaussian);
    }

    /** The departures that follow from a number drawn at the beginning, which the gate keeps. */
    private Drawn drawn(int key) {
        Drawn known = drawn;
        if (known == null || known.key() != key) {
            Schedule schedule = demand.schedule(new Philox().reset(key, Philox.WORLD, 0, 0));
            known = new Drawn(key, schedule, queues(schedule));
            drawn = known;
        }
        return known;
    }

    /** For each vehicle, in which queue it is of those who depart from the same lanes, and the id of who is before it there. */
    private record Queues(int[] queue, int[] predecessor) {}

    private Queues queues(Schedule schedule) {
        int[] before = new int[schedule.vehicles().size()];
        int[] in = new int[before.length];
        Map<Start, Integer> last = new HashMap<>();
        Map<Start, Integer> count = new HashMap<>();
        for (int id = 0; id < before.length; id++) {
            Schedule.Planned planned = schedule.vehicles().get(id);
            int edge = scene.routes.get(planned.route()).edges()[0];
            int stretch = traffic.stretches(planned.route(), planned.type())[0];
            Insertion insertion = demand.departures().get(planned.departures()).insertion();
            long lanes = entering.open(insertion, stretch, edge);
            int queues = insertion.lane().isBest() ? 1 : Math.max(1, Long.bitCount(lanes));
            int queue = count.merge(new Start(edge, lanes, 0), 1, Integer::sum) % queues;
            Integer earlier = last.put(new Start(edge, lanes, queue), id);
            before[id] = earlier == null ? Fleet.NONE : earlier + 1;
            in[id] = queue;
        }
        return new Queues(in, before);
    }

    /** Where a queue of vehicles departs: on any of some lanes, a bit each; there are as many queues as lanes, but only one for the best. */
    private record Start(int edge, long lanes, int queue) {}

    @Override
    public void decide(Turn turn, int row) {
        if (navigator != null
                && !fleet.isGate(row)
                && !fleet.hasArrived(row)
                && departures(row).stops().isEmpty()) {
            navigator.consider(row, turn.step());
        }
        if (fleet.isGate(row)) {
            gate.decide(turn, row, drawn(fleet.key.read()[row]).schedule());
        } else if (fleet.hasArrived(row)) {
            turn.die();
        } else if (fleet.isDriving(row)) {
            int opposite = laneChanges.opposite(row);
            if (opposite >= 0) {
                plans.clear(row);
                plans.lane[row] = fleet.lane.read()[opposite];
                plans.exchange[row] = opposite;
                fleet.urge.write()[row] = 0;
                return;
            }
            Stop stop = stop(row);
            int lane = laneChanges.choose(row, LaneChanges.direction(turn.step()), stop);
            boolean changes = lane != fleet.lane.read()[row];
            plans.lane[row] = lane;
            int leader = changes ? index.atOrBeyond(lane, fleet.position.read()[row]) : index.ahead(row);
            driving.plan(row, lane, leader, stop);
        } else {
            int route = fleet.route.read()[row];
            entering.claim(
                    turn,
                    row,
                    departures(row).insertion(),
                    traffic.stretches(row)[0],
                    scene.routes.get(route).edges()[0]);
        }
    }

    private Departures departures(int row) {
        return demand.departures().get(fleet.departures.read()[row]);
    }

    private Stop stop(int row) {
        List<Stop> stops = departures(row).stops();
        int made = fleet.stops.read()[row];
        return made < stops.size() ? stops.get(made) : null;
    }

    @Override
    public void resolve(Turn turn, int row) {
        if (fleet.isDriving(row)) {
            moving.drive(turn, row, stop(row));
            if (fleet.arrived.write()[row] >= 0) {
                gate.tell(turn, row);
            }
        } else if (fleet.isWaiting(row)) {
            moving.enter(turn, row);
        }
    }

    @Override
    public void foundSites(SiteTurn turn, int fromSite, int toSite) {
        for (int site = fromSite; site < toSite; site++) {
            if (site < network.signals().size()) {
                signals.found(site);
            } else {
                edgeSpeeds.found(site);
            }
        }
    }

    @Override
    public void changeSites(SiteTurn turn, int fromSite, int toSite) {
        sites.carryForward(fromSite, toSite);
        for (int site = fromSite; site < toSite; site++) {
            if (site < network.signals().size()) {
                signals.change(site, turn.step() + 1);
            } else {
                edgeSpeeds.change(site, traffic);
            }
        }
    }

    /** Whether everybody has arrived. */
    public boolean isEmpty() {
        int gateRow = agents.rowOf(Fleet.GATE);
        return agents.rows() == 1
                && fleet.released.read()[gateRow] == fleet.planned.read()[gateRow];
    }

    /** Other traffic under the same name, with signals that are controlled in the same way. */
    public RoadTraffic with(TrafficScene other) {
        return new RoadTraffic(name, other, signalling);
    }

    /** The vehicles there are, for those who report on them between steps. */
    public Vehicles vehicles() {
        return new Vehicles(scene, traffic);
    }

    /** What everybody looks at. */
    Traffic traffic() {
        return traffic;
    }

    @Override
    public Camera camera() {
        return new TrafficCamera(traffic.roads, () -> traffic, true).camera(name);
    }
}
