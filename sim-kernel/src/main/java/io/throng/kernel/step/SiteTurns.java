package io.throng.kernel.step;

import io.throng.kernel.SiteTurn;
import io.throng.kernel.World;
import io.throng.kernel.random.Philox;
import io.throng.kernel.random.Streams;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;

/** The turns of a share of the sites. */
final class SiteTurns implements SiteTurn {
    private static final int SLOTS = 8;

    private final World world;
    private final LongSupplier seed;
    private final IntToLongFunction winners;
    private final Philox random = new Philox();
    private final float[][] scratch = new float[SLOTS][0];
    private long step;
    private int stream;

    SiteTurns(World world, LongSupplier seed, IntToLongFunction winners) {
        this.world = world;
        this.seed = seed;
        this.winners = winners;
    }

    static void require(World world, boolean takesPart) {
        if (world.siteCount() < 0 || world.siteCount() == 0 && takesPart) {
            throw new IllegalArgumentException("sites of " + world.name() + " must number at least "
                    + (takesPart ? "1 in a world whose sites change" : "0") + ", got " + world.siteCount());
        }
        if (world.siteRun() < 1) {
            throw new IllegalArgumentException(
                    "sites dealt out together in " + world.name() + " must be at least 1, got " + world.siteRun());
        }
        if (world.sites().name().equals(world.agents().name())
                || world.sites().name().equals(world.groups().name())) {
            throw new IllegalArgumentException("tables of agents, groups and sites of " + world.name()
                    + " must have different names, got " + world.sites().name() + " twice");
        }
    }

    /** Writes the first values of some sites. */
    void found(int from, int to) {
        step = 0;
        stream = Streams.SITE_INIT;
        if (from < to) {
            world.foundSites(this, from, to);
        }
    }

    /** Takes the turns of some sites in a step. */
    void change(long ofStep, int from, int to) {
        step = ofStep;
        stream = Streams.SITE;
        if (from < to) {
            world.changeSites(this, from, to);
        }
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public Philox random(int site) {
        return random.reset(seed.getAsLong(), site, step, stream);
    }

    @Override
    public long winner(int resource) {
        return winners.applyAsLong(resource);
    }

    @Override
    public float[] scratch(int slot, int length) {
        if (scratch[slot].length < length) {
            scratch[slot] = new float[length];
        }
        return scratch[slot];
    }
}
