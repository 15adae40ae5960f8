package io.throng.marl.rollout;

import io.throng.agents.Kind;
import io.throng.agents.arena.AgentBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * The agents of every world that share a policy, as rows: all worlds of the first member, then of the next.
 *
 * @param name of the policy, for metrics and checkpoints
 * @param members runs of agents of one kind; they perceive and act alike
 */
public record Crew(String name, List<Member> members) {
    /**
     * Some agents of one kind.
     *
     * @param kindIndex which kind
     * @param kind the kind
     * @param firstAgent first of the agents within the kind
     * @param agents how many
     */
    public record Member(int kindIndex, Kind kind, int firstAgent, int agents) {
        /** The row of the kind's batch for a row of this member. */
        int batchRow(int row) {
            return row / agents * kind.count() + firstAgent + row % agents;
        }

        /** The number of this member's first agent among all agents of a world. */
        public int firstAgentOfGame(List<Kind> kinds) {
            return kinds.subList(0, kindIndex).stream().mapToInt(Kind::count).sum() + firstAgent;
        }

        boolean isWholeKind() {
            return agents == kind.count();
        }
    }

    /** Checks that the members perceive and act alike. */
    public Crew {
        members = List.copyOf(members);
        Kind first = members.getFirst().kind();
        for (Member member : members) {
            Kind kind = member.kind();
            if (kind.observation().size() != first.observation().size()
                    || !kind.action().equals(first.action())) {
                throw new IllegalArgumentException("kinds " + first.name() + " and " + kind.name()
                        + " cannot share a policy: they perceive "
                        + first.observation().size() + " and "
                        + kind.observation().size() + " numbers, and act by " + first.action() + " and " + kind.action()
                        + "; set sharing=BY_KIND");
            }
        }
    }

    /**
     * Divides agents of a game.
     *
     * @param kinds all of the game
     * @param learned which of them are divided, by index, in order
     */
    public static List<Crew> divide(List<Kind> kinds, List<Integer> learned, Sharing sharing) {
        List<Crew> crews = new ArrayList<>();
        List<Member> all = new ArrayList<>();
        for (int k : learned) {
            Kind kind = kinds.get(k);
            all.add(new Member(k, kind, 0, kind.count()));
            for (int i = 0; i < kind.count() && sharing == Sharing.NONE; i++) {
                crews.add(new Crew(kind.name() + "_" + i, List.of(new Member(k, kind, i, 1))));
            }
        }
        switch (sharing) {
            case ALL -> crews.add(new Crew("all", all));
            case BY_KIND ->
                all.forEach(member -> crews.add(new Crew(member.kind().name(), List.of(member))));
            case NONE -> {}
        }
        return crews;
    }

    /** The agents' common kind, for its spaces. */
    public Kind kind() {
        return members.getFirst().kind();
    }

    /** Agents of one world. */
    public int agentsPerWorld() {
        return members.stream().mapToInt(Member::agents).sum();
    }

    /**
     * The world that a row of this crew belongs to.
     *
     * @param row in {@code [0, worlds * agentsPerWorld())}
     */
    public int worldOf(int row, int worlds) {
        int inMember = row;
        for (Member member : members) {
            int rows = worlds * member.agents();
            if (inMember < rows) {
                return inMember / member.agents();
            }
            inMember -= rows;
        }
        throw new IndexOutOfBoundsException("a row must be below " + worlds * agentsPerWorld() + ", got " + row);
    }

    /** Copies rows of the batches, {@code width} wide, to rows of this crew. */
    public void gather(List<AgentBatch> batches, Rows source, int width, float[] into) {
        int at = 0;
        for (Member member : members) {
            AgentBatch batch = batches.get(member.kindIndex());
            float[] from = source.of(batch);
            int rows = batch.worlds() * member.agents();
            if (member.isWholeKind()) {
                System.arraycopy(from, 0, into, at, rows * width);
            } else {
                for (int row = 0; row < rows; row++) {
                    System.arraycopy(from, member.batchRow(row) * width, into, at + row * width, width);
                }
            }
            at += rows * width;
        }
    }

    /** Copies rows of this crew to rows of the batches, {@code width} wide. */
    public void scatter(float[] from, int width, List<AgentBatch> batches, Rows target) {
        int at = 0;
        for (Member member : members) {
            AgentBatch batch = batches.get(member.kindIndex());
            float[] into = target.of(batch);
            int rows = batch.worlds() * member.agents();
            for (int row = 0; row < rows; row++) {
                System.arraycopy(from, at + row * width, into, member.batchRow(row) * width, width);
            }
            at += rows * width;
        }
    }

    /** Which array of a batch. */
    @FunctionalInterface
    public interface Rows {
        /** The array. */
        float[] of(AgentBatch batch);
    }

    /** Calls a visitor with every row of this crew, its batch and its row there, in order. */
    public void forEachRow(List<AgentBatch> batches, RowVisitor visitor) {
        int at = 0;
        for (Member member : members) {
            AgentBatch batch = batches.get(member.kindIndex());
            int rows = batch.worlds() * member.agents();
            for (int row = 0; row < rows; row++) {
                visitor.visit(at + row, batch, member.batchRow(row));
            }
            at += rows;
        }
    }

    /** Sees one row of a crew. */
    @FunctionalInterface
    public interface RowVisitor {
        /** A row of the crew, and where its agent stands in its kind's batch. */
        void visit(int row, AgentBatch batch, int batchRow);
    }
}
