package io.throng.kernel.testworlds;

import io.throng.kernel.Phase;
import io.throng.kernel.SiteTurn;
import io.throng.kernel.Turn;
import io.throng.kernel.World;
import io.throng.kernel.measure.Measure;
import io.throng.kernel.random.Permutation;
import io.throng.kernel.random.Seeds;
import io.throng.kernel.space.Diffusion;
import io.throng.kernel.space.Grid;
import io.throng.kernel.space.Neighbourhood;
import io.throng.kernel.space.Occupancy;
import io.throng.kernel.state.DoubleColumn;
import io.throng.kernel.state.FloatColumn;
import io.throng.kernel.state.IntColumn;
import io.throng.kernel.state.LongColumn;
import io.throng.kernel.state.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that agents and sites can do to each other: cells claimed by several, births and deaths of a tenth each step,
 * sites that change by random numbers of their own, by who stands on them in order, by who won them, and by what spreads.
 */
public final class Meadow implements World {
    private static final double TENTH = 0.1;

    private final Table agents = new Table("agents");
    private final IntColumn cell = agents.ints("cell", "");
    private final DoubleColumn energy = agents.doubles("energy", "");
    private final LongColumn met = agents.longs("met", "");
    private final IntColumn target = agents.ints("target", "");
    private final Table sites = new Table("cells");
    private final FloatColumn grass = sites.floats("grass", "");
    private final FloatColumn scent = sites.floats("scent", "");
    private final LongColumn visitors = sites.longs("visitors", "");
    private final IntColumn soil = sites.constantInts("soil", "");
    private final Grid grid;
    private final Neighbourhood around;
    private final Occupancy standing;
    private final Diffusion spreading;
    private final int founders;

    /** A meadow of so many founders. */
    public Meadow(int founders, Grid grid) {
        this.founders = founders;
        this.grid = grid;
        this.around = grid.moore(1);
        this.standing = new Occupancy(grid.cells(), agents, cell);
        this.spreading = new Diffusion(grid, 0.9, 0.7);
    }

    @Override
    public String name() {
        return "meadow";
    }

    @Override
    public String parameters() {
        return founders + " founders on " + grid;
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
        return grid.cells();
    }

    @Override
    public int siteRun() {
        return grid.width();
    }

    @Override
    public int resources() {
        return grid.cells();
    }

    @Override
    public int founders() {
        return founders;
    }

    @Override
    public Set<Phase> phases() {
        return EnumSet.of(Phase.DECIDE, Phase.RESOLVE, Phase.SITES, Phase.SENSE);
    }

    @Override
    public List<Occupancy> indexes() {
        return List.of(standing);
    }

    @Override
    public void foundSites(SiteTurn turn, int fromSite, int toSite) {
        for (int site = fromSite; site < toSite; site++) {
            soil.write()[site] = turn.random(site).nextInt(5);
            grass.write()[site] = turn.random(site).nextFloat();
        }
    }

    /** Founders stand on different cells if there are enough, and see the soil under them. */
    @Override
    public void birth(Turn turn, int row) {
        int parent = turn.parentRow();
        if (parent < 0) {
            long key = turn.shared().nextLong();
            cell.write()[row] = (int) Permutation.at(key, grid.cells(), turn.id() % grid.cells());
            energy.write()[row] = grass.read()[cell.write()[row]] + soil.read()[cell.write()[row]];
        } else {
            cell.write()[row] = cell.read()[parent];
            energy.write()[row] = energy.read()[parent] / 2;
        }
    }

    @Override
    public void decide(Turn turn, int row) {
        int[] cells = turn.scratch();
        int choice = turn.random().nextInt(Math.max(1, around.neighbours(cell.read()[row], cells)));
        target.write()[row] = cells[choice];
        turn.claim(cells[choice]);
        turn.claim(cell.read()[row]);
        if (turn.random().nextDouble() < TENTH) {
            turn.bear();
        }
        if (turn.random().nextDouble() < TENTH) {
            turn.die();
        }
    }

    @Override
    public void resolve(Turn turn, int row) {
        int wanted = target.write()[row];
        long winner = turn.winner(wanted);
        if (winner == turn.id()) {
            cell.write()[row] = wanted;
            energy.write()[row] = energy.read()[row] + grass.read()[wanted] / 3;
        }
        met.write()[row] = Seeds.mix(met.read()[row] + winner + 31 * turn.winner(cell.read()[row]));
    }

    @Override
    public void changeSites(SiteTurn turn, int fromSite, int toSite) {
        sites.carryForward(fromSite, toSite);
        for (int site = fromSite; site < toSite; site++) {
            if (turn.random(site).nextDouble() < TENTH) {
                grass.write()[site] =
                        0.5f * grass.read()[site] + turn.random(site).nextFloat();
            }
            long mixed = visitors.read()[site] + turn.winner(site) + turn.step();
            for (int place = standing.first(site); place < standing.first(site + 1); place++) {
                mixed = Seeds.mix(mixed ^ agents.id(standing.agentAt(place)));
            }
            visitors.write()[site] = mixed;
        }
        spreading.step(turn::scratch, scent.read(), scent.write(), fromSite, toSite, this::leaveScent);
    }

    private void leaveScent(int row, float[] line) {
        int first = row * grid.width();
        for (int place = standing.first(first); place < standing.first(first + grid.width()); place++) {
            line[standing.cellAt(place) - first] += 1 / (3f + agents.id(standing.agentAt(place)));
        }
    }

    /** Demands that agents are found where they stand, and that their sites have had their turn. */
    @Override
    public void sense(Turn turn, int row) {
        boolean found = false;
        int place = standing.first(cell.read()[row]);
        for (; place < standing.first(cell.read()[row] + 1); place++) {
            found |= standing.agentAt(place) == row;
        }
        if (!found || turn.step() > 0 && scent.read()[cell.read()[row]] == 0) {
            throw new IllegalStateException("row " + row + " is not found, or its cell has not had its turn");
        }
    }

    @Override
    public List<Measure> measures() {
        return List.of(
                new Mean("mean energy", row -> energy.read()[row]),
                Mean.ofSites("mean scent", site -> scent.read()[site]),
                Mean.ofSites("mean grass", site -> grass.read()[site]));
    }
}
