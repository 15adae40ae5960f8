package io.throng.kernel.step;

import io.throng.kernel.World;
import io.throng.kernel.random.Seeds;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Who gets what several agents want: of the claims on a resource the one with the smallest
 * {@link #priority}, which is a hash of seed, step, resource and agent. A minimum does not depend on the order in which it
 * is taken, and no two agents have the same priority, because it can be turned back into the agent.
 *
 * <p>There are two sides, used by turns: while regions post the claims of a step, others still clear those that
 * they posted the step before.
 */
final class Claims {
    /** Nobody claimed. That an agent's priority is the same has a chance of 2^-64; it would lose. */
    private static final long UNCLAIMED = Long.MAX_VALUE;

    private final int resources;
    private AtomicLongArray now;
    private AtomicLongArray before;
    private long stepSeed;

    Claims(World world) {
        this.resources = world.resources();
        if (resources < 0) {
            throw new IllegalArgumentException(
                    "resources of " + world.name() + " must not be negative, got " + resources);
        }
        this.now = unclaimed(resources);
        this.before = unclaimed(resources);
    }

    private static AtomicLongArray unclaimed(int resources) {
        AtomicLongArray side = new AtomicLongArray(resources);
        for (int i = 0; i < resources; i++) {
            side.setPlain(i, UNCLAIMED);
        }
        return side;
    }

    /** From here on claims are of the next step to be taken. Called between stages, once a step. */
    void open(long seed, long step) {
        AtomicLongArray cleared = before;
        before = now;
        now = cleared;
        stepSeed = ofStep(seed, step);
    }

    /** Takes back what was posted in the step before. */
    void clear(ClaimList posted) {
        for (int i = 0; i < posted.size; i++) {
            before.setPlain(posted.resource[i], UNCLAIMED);
        }
    }

    /** Enters claims; may be called by many threads at once. */
    void post(ClaimList claims) {
        for (int i = 0; i < claims.size; i++) {
            int resource = claims.resource[i];
            long mine = priority(stepSeed, resource, claims.agent[i]);
            long best = now.getPlain(resource);
            while (mine < best) {
                long met = now.compareAndExchange(resource, best, mine);
                if (met == best) {
                    break;
                }
                best = met;
            }
        }
    }

    /** The agent with the smallest priority, or -1. */
    long winner(int resource) {
        requireResource(resource, resources);
        long best = now.getPlain(resource);
        return best == UNCLAIMED ? -1 : Seeds.indexOf(Seeds.derive(stepSeed, resource), best);
    }

    int resources() {
        return resources;
    }

    static void requireResource(int resource, int resources) {
        if (resource < 0 || resource >= resources) {
            throw new IllegalArgumentException("resource must be in [0, " + resources + "), got " + resource
                    + "; World.resources() says how many there are");
        }
    }

    /** What the priorities of a step are derived from. */
    static long ofStep(long seed, long step) {
        return Seeds.derive(Seeds.derive(seed, "claims"), step);
    }

    static long priority(long stepSeed, int resource, long agent) {
        return Seeds.derive(Seeds.derive(stepSeed, resource), agent);
    }
}
