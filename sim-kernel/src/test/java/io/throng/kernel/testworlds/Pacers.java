package io.throng.kernel.testworlds;

import io.throng.kernel.Phase;
import io.throng.kernel.SiteTurn;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import io.throng.kernel.time.EventQueue;
import io.throng.kernel.time.EventQueues;
import io.throng.kernel.time.FixedSteps;
import io.throng.kernel.time.Rhythm;
import java.util.EnumSet;
import java.util.Set;

/**
 * Agents that act between the fixed steps: those of even rank at fixed intervals with phases of their own, the others at
 * random ones. Who acts adds what it reads of its neighbour, so that order shows, and now and then calls off the alarm
 * that its group has set.
 */
public final class Pacers implements World {
    private static final int SIZE = 6;
    private static final int ACT = 0;
    private static final int ALARM = 1;

    private final Table agents = new Table("agents");
    private final DoubleColumn value = agents.doubles("value", "");
    private final IntColumn acts = agents.ints("acts", "");
    private final Table groups = new Table("groups");
    private final IntColumn alarms = groups.ints("alarms", "");
    private final LongColumn alarm = groups.longs("alarm", "");
    private final Table sites = new Table("sites");
    private final IntColumn ground = sites.ints("ground", "");
    private final FixedSteps steps = new FixedSteps(0.7);
    private final EventQueues queues;
    private final int count;

    /** So many groups. */
    public Pacers(int count) {
        this.count = count;
        this.queues = new EventQueues(groups, "events", count, SIZE + 1);
    }

    @Override
    public String name() {
        return "pacers";
    }

    @Override
    public Table agents() {
        return agents;
    }

    @Override
    public Table groups() {
        return groups;
    }

    @Override
    public Table sites() {
        return sites;
    }

    @Override
    public int siteCount() {
        return 4;
    }

    @Override
    public void foundSites(SiteTurn turn, int fromSite, int toSite) {
        for (int site = fromSite; site < toSite; site++) {
            ground.write()[site] = 10 + site;
        }
    }

    @Override
    public int groupSize() {
        return SIZE;
    }

    @Override
    public int founders() {
        return count * SIZE;
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.SETTLE);
    }

    @Override
    public void birth(Turn turn, int row) {
        value.write()[row] = turn.random().nextDouble();
    }

    @Override
    public void foundGroup(Turn turn, int group) {
        EventQueue events = queues.of(group);
        events.clear(0);
        for (int agent = 0; agent < SIZE; agent++) {
            events.schedule(rhythm(agent).next(0, turn.random()), agent % 2, agent, ACT);
        }
        alarm.write()[group] = events.schedule(1.5, 0, 0, ALARM);
    }

    private static Rhythm rhythm(int agent) {
        return agent % 2 == 0 ? Rhythm.every(0.5, agent == 4 ? 0.25 : 0) : Rhythm.exponential(0.6);
    }

    @Override
    public void settle(Turn turn, int group) {
        EventQueue events = queues.of(group);
        while (events.next(steps.end(turn.step()))) {
            if (events.kind() == ALARM) {
                alarms.write()[group]++;
                alarm.write()[group] = events.schedule(events.time() + 1.5, 0, 0, ALARM);
            } else {
                act(turn, group, events);
            }
        }
    }

    private void act(Turn turn, int group, EventQueue events) {
        int agent = events.agent();
        int row = group * SIZE + agent;
        value.write()[row] = 0.5 * value.write()[row] + value.write()[group * SIZE + (agent + 1) % SIZE];
        acts.write()[row]++;
        events.schedule(rhythm(agent).next(events.time(), turn.random()), agent % 2, agent, ACT);
        if (turn.random().nextInt(5) == 0) {
            events.cancel(alarm.write()[group]);
            alarm.write()[group] = events.schedule(events.time() + 1.5, 0, 0, ALARM);
        }
    }

    /** How often an agent has acted. */
    public int acts(int row) {
        return acts.read()[row];
    }

    /** How often a group's alarm went off. */
    public int alarms(int group) {
        return alarms.read()[group];
    }
}
