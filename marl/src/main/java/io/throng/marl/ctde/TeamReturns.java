package io.throng.marl.ctde;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.arena.Arena;
import io.throng.agents.arena.Ending;
import io.throng.kernel.archive.ArchiveException;
import io.throng.kernel.archive.ArchiveReader;
import io.throng.kernel.archive.ArchiveWriter;
import io.throng.marl.Assignment;
import io.throng.marl.rollout.Crew;
import io.throng.marl.rollout.Samples;
import io.throng.marl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up what the team earns in each episode, and divides it among its agents and their steps: that sum is all that is used of
 * the game's rewards. Rows of the team are worlds times agents, kind after kind within a world.
 */
final class TeamReturns implements AutoCloseable {
    private static final float UNKNOWN = Float.NaN;

    private final Assignment assignment;
    private final String block;
    private final FactorRows factors;
    private final FactorModel model;
    private final int width;
    private final int[] firstAgent;
    private final int agents;
    private final int rows;
    private final float[][] steps;
    private final float[][] shares;
    private final float[] alive;
    private final Episode[] underWay;
    private final int[] began;
    private int step;

    TeamReturns(Assignment assignment, LareSettings settings) {
        this.assignment = assignment;
        this.block = "credit."
                + assignment.kinds().get(assignment.learned().getFirst()).name();
        boolean latent = settings.credit() == LareSettings.Credit.LATENT;
        int rolloutSteps = settings.ppo().actorCritic().gathering().rolloutSteps();
        if (!latent && assignment.game().episodeLimit() > rolloutSteps) {
            throw new IllegalArgumentException("rolloutSteps must be at least the episode limit, "
                    + assignment.game().episodeLimit() + ", for credit=UNIFORM, got " + rolloutSteps
                    + ": what an episode returns is known when it ends");
        }
        this.factors = latent ? new FactorRows(assignment) : null;
        this.width = latent ? factors.width() : 0;
        this.model = latent ? new FactorModel(assignment, settings, width) : null;
        this.firstAgent = new int[assignment.learned().size()];
        int count = 0;
        for (int i = 0; i < firstAgent.length; i++) {
            firstAgent[i] = count;
            count += assignment.kinds().get(assignment.learned().get(i)).count();
        }
        this.agents = count;
        this.rows = assignment.worlds() * agents;
        this.steps = new float[rolloutSteps][rows * width];
        this.shares = new float[rolloutSteps][assignment.worlds()];
        this.alive = new float[rows];
        this.underWay = new Episode[assignment.worlds()];
        this.began = new int[assignment.worlds()];
        for (int world = 0; world < underWay.length; world++) {
            underWay[world] = new Episode(width);
        }
    }

    private int row(int learned, AgentBatch batch, int batchRow) {
        return batch.worldOf(batchRow) * agents
                + firstAgent[learned]
                + batchRow % batch.kind().count();
    }

    /** Takes in what agents have just decided. */
    void decided(Arena arena) {
        if (factors != null) {
            factors.write(arena, steps[step]);
        }
        for (int i = 0; i < assignment.learned().size(); i++) {
            AgentBatch batch = arena.batches().get(assignment.learned().get(i));
            for (int row = 0; row < batch.rows(); row++) {
                alive[row(i, batch, row)] = batch.alive()[row];
            }
        }
    }

    /** Takes in what that brought. */
    void stepped(Arena arena) {
        for (int i = 0; i < assignment.learned().size(); i++) {
            AgentBatch batch = arena.batches().get(assignment.learned().get(i));
            for (int row = 0; row < batch.rows(); row++) {
                int ofTeam = row(i, batch, row);
                if (alive[ofTeam] != 0) {
                    underWay[batch.worldOf(row)].add(steps[step], ofTeam * width, batch.rewards()[row]);
                }
            }
        }
        for (int world = 0; world < underWay.length; world++) {
            shares[step][world] = UNKNOWN;
            if (arena.ending(world) != Ending.RUNNING) {
                end(world);
            }
        }
        step++;
    }

    private void end(int world) {
        Episode episode = underWay[world];
        float share = (float) (episode.sum() / Math.max(1, episode.rows()));
        for (int i = began[world]; i <= step; i++) {
            shares[i][world] = share;
        }
        if (model != null && episode.rows() > 0) {
            model.add(episode);
        }
        underWay[world] = new Episode(width);
        began[world] = step + 1;
    }

    /**
     * Puts parts of returns in the place of the game's rewards in full rollouts, after learning what parts if that is learned.
     *
     * @return how far off the learned parts are, as {@link FactorModel#learn} says; not a number if nothing is learned
     */
    double divide(List<LearningActor> actors, long update) {
        double error = model == null ? Double.NaN : model.learn(update);
        float[] worths = new float[rows];
        for (int i = 0; i < step; i++) {
            if (model != null) {
                model.value(steps[i], worths);
            } else {
                for (int row = 0; row < rows; row++) {
                    worths[row] = shares[i][row / agents];
                }
            }
            for (LearningActor actor : actors) {
                pay(actor, i, worths);
            }
        }
        step = 0;
        Arrays.fill(began, 0);
        return error;
    }

    /** What is not known yet is 0, and nobody learns from it. */
    private void pay(LearningActor actor, int atStep, float[] worths) {
        float[] rewards = actor.rollout.rewards();
        Tensor counts = actor.rollout.samples().get(Samples.ALIVE);
        int at = atStep * actor.rollout.rows();
        for (Crew.Member member : actor.crew.members()) {
            int learned = assignment.learned().indexOf(member.kindIndex());
            for (int row = 0; row < assignment.worlds() * member.agents(); row++) {
                int world = row / member.agents();
                int agent = firstAgent[learned] + member.firstAgent() + row % member.agents();
                float worth = worths[world * agents + agent];
                rewards[at] = Float.isNaN(worth) ? 0 : worth;
                if (Float.isNaN(worth)) {
                    counts.set(at, 0, 0);
                }
                at++;
            }
        }
    }

    void save(ArchiveWriter archive) throws IOException {
        if (model != null) {
            model.save(archive, block + ".model");
        }
        EpisodeBlocks.write(archive, block + ".under-way", List.of(underWay), width);
        archive.ints(block + ".began", began);
        archive.longs(block + ".step", new long[] {step});
        for (int i = 0; i < step; i++) {
            archive.floats(block + ".factors." + i, steps[i]);
            archive.floats(block + ".shares." + i, shares[i]);
        }
    }

    void load(ArchiveReader archive) throws IOException {
        if (model != null) {
            model.load(archive, block + ".model");
        }
        List<Episode> saved = new ArrayList<>(EpisodeBlocks.read(archive, block + ".under-way", width));
        int[] savedBegan = archive.ints(block + ".began");
        long[] savedStep = archive.longs(block + ".step");
        if (saved.size() != underWay.length
                || savedBegan.length != began.length
                || savedStep.length != 1
                || savedStep[0] < 0
                || savedStep[0] >= steps.length
                || Arrays.stream(savedBegan).anyMatch(i -> i < 0 || i > savedStep[0])) {
            throw new ArchiveException("the episodes under way must be those of " + underWay.length
                    + " worlds in a rollout of " + steps.length + " steps; resume with the settings of the run");
        }
        saved.toArray(underWay);
        System.arraycopy(savedBegan, 0, began, 0, began.length);
        step = (int) savedStep[0];
        for (int i = 0; i < step; i++) {
            fill(archive, block + ".factors." + i, steps[i]);
            fill(archive, block + ".shares." + i, shares[i]);
        }
    }

    private static void fill(ArchiveReader archive, String name, float[] into) throws IOException {
        float[] saved = archive.floats(name);
        if (saved.length != into.length) {
            throw new ArchiveException(name + " must be " + into.length + " numbers, got " + saved.length);
        }
        System.arraycopy(saved, 0, into, 0, saved.length);
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
