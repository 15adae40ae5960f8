package io.throng.marl.rollout;

import io.throng.agents.arena.AgentBatch;
import io.throng.agents.policy.Policy;
import io.throng.marl.net.Mlp;
import io.throng.marl.tensor.Mask;
import io.throng.marl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The decentralised policy of one kind of agents: each agent's action depends on its own observation alone. A kind whose
 * agents do not share has an actor for each of them.
 */
public final class LearnedPolicy implements Policy, AutoCloseable {
    private final List<Part> parts = new ArrayList<>();
    private final boolean greedy;

    /** Some agents of the kind, and who decides for them; the agents' rows are those of a batch that stands alone. */
    private record Part(Crew crew, Actor actor) {}

    private final List<Room> rooms = new ArrayList<>();
    private int roomWorlds = -1;

    private record Room(
            ActorPass pass,
            float[] observationRows,
            Tensor observations,
            float[] maskRows,
            Tensor masks,
            Tensor actions) {
        void close() {
            pass.close();
            observations.close();
            actions.close();
            if (masks != null) {
                masks.close();
            }
        }
    }

    /**
     * A policy of a kind.
     *
     * @param kindIndex which kind
     * @param crews all crews
     * @param actors one a crew; they stay the caller's
     */
    public LearnedPolicy(int kindIndex, List<Crew> crews, List<Actor> actors, boolean greedy) {
        this.greedy = greedy;
        for (int i = 0; i < crews.size(); i++) {
            for (Crew.Member member : crews.get(i).members()) {
                if (member.kindIndex() == kindIndex) {
                    Crew.Member alone = new Crew.Member(0, member.kind(), member.firstAgent(), member.agents());
                    parts.add(new Part(new Crew(crews.get(i).name(), List.of(alone)), actors.get(i)));
                }
            }
        }
    }

    /**
     * The networks that decide: one for all agents of the kind, or one each in order; what
     * {@link io.throng.marl.net.dl4j.Dl4jNetworks} exports. They are the trainer's own and follow its learning.
     */
    public List<Mlp> networks() {
        return parts.stream().map(part -> part.actor().network()).toList();
    }

    @Override
    public void act(AgentBatch batch, long seed, long step) {
        makeRoom(batch);
        List<AgentBatch> batches = List.of(batch);
        for (int i = 0; i < parts.size(); i++) {
            Crew crew = parts.get(i).crew();
            Room room = rooms.get(i);
            crew.gather(
                    batches, AgentBatch::observations, crew.kind().observation().size(), room.observationRows());
            room.observations().copyFrom(room.observationRows());
            room.pass()
                    .act(batches, room.observations(), mask(crew, batches, room), room.actions(), seed, step, greedy);
        }
    }

    private static Mask mask(Crew crew, List<AgentBatch> batches, Room room) {
        if (room.masks() == null) {
            return Mask.all();
        }
        crew.gather(batches, AgentBatch::masks, crew.kind().action().choices(), room.maskRows());
        room.masks().copyFrom(room.maskRows());
        return Mask.of(room.masks());
    }

    private void makeRoom(AgentBatch batch) {
        if (roomWorlds == batch.worlds()) {
            return;
        }
        close();
        roomWorlds = batch.worlds();
        for (Part part : parts) {
            int rows = batch.worlds() * part.crew().agentsPerWorld();
            int features = batch.kind().observation().size();
            int choices = batch.kind().action().choices();
            rooms.add(new Room(
                    new ActorPass(part.crew(), part.actor(), batch.worlds()),
                    new float[rows * features],
                    Tensor.zeros(rows, features),
                    new float[rows * choices],
                    choices == 0 ? null : Tensor.zeros(rows, choices),
                    Tensor.zeros(rows, batch.kind().action().columns())));
        }
    }

    @Override
    public void close() {
        rooms.forEach(Room::close);
        rooms.clear();
        roomWorlds = -1;
    }
}
