package io.throng.kernel.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.throng.kernel.Phase;
import io.throng.kernel.SteppingMode;
import io.throng.kernel.step.RegionWork;
import io.throng.kernel.step.Roll;
import io.throng.kernel.step.Stage;
import io.throng.kernel.step.StepCycle;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the stages of one region's rows, one message a stage, and is the parent of the actors of agents born in them. It
 * appoints nobody but {@link AgentCell}s.
 *
 * <p>Whatever happens the director hears that the stage is done: a barrier that waits for a lost report never opens.
 */
final class Region extends AbstractBehavior<RegionMessage> {
    private final StepCycle cycle;
    private final Roll roll;
    private final RegionWork work;
    private final SteppingMode mode;
    private final Colleagues colleagues;
    private long knownChanges = -1;

    /** Whom a region and its agents talk to. */
    record Colleagues(ActorRef<DirectorMessage> director, Progress progress, Promises promises) {}

    private Region(
            ActorContext<RegionMessage> context, StepCycle cycle, int index, SteppingMode mode, Colleagues colleagues) {
        super(context);
        this.cycle = cycle;
        this.roll = cycle.roll();
        this.work = cycle.regions().get(index);
        this.mode = mode;
        this.colleagues = colleagues;
    }

    static Behavior<RegionMessage> create(StepCycle cycle, int index, SteppingMode mode, Colleagues colleagues) {
        return Behaviors.setup(context -> new Region(context, cycle, index, mode, colleagues));
    }

    @Override
    public Receive<RegionMessage> createReceive() {
        return newReceiveBuilder()
                .onMessage(RegionMessage.RunStage.class, message -> run(message.stage()))
                .onMessage(RegionMessage.TurnsTaken.class, message -> close(message.stage()))
                .onMessage(RegionMessage.Introduce.class, this::introduce)
                .build();
    }

    private Behavior<RegionMessage> run(Stage stage) {
        Phase phase = work.turnsOf(stage);
        if (phase == null || mode == SteppingMode.COHORT) {
            work.run(stage);
            return report();
        }
        if (!spawnMissing()) {
            return report();
        }
        if (mode == SteppingMode.BATCHED) {
            work.run(stage);
            return report();
        }
        if (!work.open(stage)) {
            return close(stage);
        }
        tellAgents(stage, phase);
        return this;
    }

    private Behavior<RegionMessage> close(Stage stage) {
        work.close(stage);
        return report();
    }

    private Behavior<RegionMessage> report() {
        colleagues.director().tell(DirectorMessage.StageDone.INSTANCE);
        return this;
    }

    private void tellAgents(Stage stage, Phase phase) {
        AtomicInteger missing = new AtomicInteger(work.toRow() - work.fromRow());
        var message = new AgentMessage.TakeTurn(
                stage, phase, work, missing, getContext().getSelf());
        int end = work.toRow();
        for (int row = work.fromRow(); row < end; row++) {
            cell(row).tell(message, row);
        }
    }

    /** Spawns the actors of agents that have none; returns whether all have one. */
    private boolean spawnMissing() {
        if (knownChanges == roll.changes()) {
            return true;
        }
        try {
            for (int row = work.firstRow(); row < work.endRow(); row++) {
                if (roll.resident(row) == null) {
                    spawn(row);
                }
            }
            knownChanges = roll.changes();
            return true;
        } catch (Throwable thrown) {
            work.fail(thrown);
            return false;
        }
    }

    private AgentCell spawn(int row) {
        AgentCell cell = new AgentCell(
                cycle.world().agents().id(row), colleagues.director(), colleagues.progress(), colleagues.promises());
        cell.spawned(getContext().spawnAnonymous(cell.behavior(), DispatcherSelector.sameAsParent()));
        roll.appoint(row, cell);
        return cell;
    }

    private AgentCell cell(int row) {
        return (AgentCell) roll.resident(row);
    }

    private Behavior<RegionMessage> introduce(RegionMessage.Introduce message) {
        AgentCell present = cell(message.row());
        message.answer().complete(present == null ? spawn(message.row()) : present);
        return this;
    }
}
