package io.throng.kernel.actor;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import io.throng.kernel.AgentRef;
import io.throng.kernel.AgentView;
import io.throng.kernel.step.Resident;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One agent as an actor: its address and lifecycle, and the mailbox for messages from outside.
 *
 * <p>In {@code MAILBOX} stepping its turn is a message too; in the other modes its region takes the turn for it, with the
 * same rules on the same row. The actor holds no state of its own: that is the agent's row.
 *
 * <p>No message from outside is lost to dead letters: messages on their way are counted, and the actor of an agent that
 * died stops only when there are none, after which there can be none.
 */
final class AgentCell implements Resident, AgentRef {
    private static final int CLOSED = -1;

    private final long id;
    private final ActorRef<DirectorMessage> director;
    private final Progress progress;
    private final Promises promises;
    private final AtomicInteger onTheWay = new AtomicInteger();
    private ActorRef<AgentMessage> ref = null;
    private int row;

    AgentCell(long id, ActorRef<DirectorMessage> director, Progress progress, Promises promises) {
        this.id = id;
        this.director = director;
        this.progress = progress;
        this.promises = promises;
    }

    Behavior<AgentMessage> behavior() {
        return Behaviors.receiveMessage(this::receive);
    }

    private Behavior<AgentMessage> receive(AgentMessage message) {
        switch (message) {
            case AgentMessage.TakeTurn turn -> turn.take(row);
            case AgentMessage.Tell tell -> passOn(tell);
            case AgentMessage.Inspect question -> passOn(question);
            case AgentMessage.Farewell farewell -> {
                return leave(farewell);
            }
        }
        return Behaviors.same();
    }

    private void passOn(AgentMessage.Tell tell) {
        onTheWay.decrementAndGet();
        director.tell(new DirectorMessage.Outside(id, tell.topic(), tell.first(), tell.second()));
    }

    private void passOn(AgentMessage.Inspect question) {
        onTheWay.decrementAndGet();
        director.tell(new DirectorMessage.Inspect(id, question.answer()));
    }

    private Behavior<AgentMessage> leave(AgentMessage.Farewell farewell) {
        if (onTheWay.compareAndSet(0, CLOSED)) {
            return Behaviors.stopped();
        }
        ref.tell(farewell);
        return Behaviors.same();
    }

    void spawned(ActorRef<AgentMessage> as) {
        ref = as;
    }

    /** Sends the agent its turn, in a row that only the region sets. */
    void tell(AgentMessage.TakeTurn message, int inRow) {
        row = inRow;
        ref.tell(message);
    }

    @Override
    public void retire() {
        ref.tell(AgentMessage.Farewell.INSTANCE);
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public void tell(int topic, double first, double second) {
        progress.tellLeft();
        if (!post(new AgentMessage.Tell(topic, first, second))) {
            progress.tellArrived();
        }
    }

    @Override
    public CompletionStage<AgentView> inspect() {
        CompletableFuture<AgentView> answer = promises.make();
        if (!post(new AgentMessage.Inspect(answer))) {
            answer.completeExceptionally(new NoSuchElementException("agent " + id + " has died"));
        }
        return answer;
    }

    /** Sends a message unless the actor has stopped. */
    private boolean post(AgentMessage message) {
        int before = onTheWay.getAndUpdate(count -> count == CLOSED ? CLOSED : count + 1);
        if (before != CLOSED) {
            ref.tell(message);
        }
        return before != CLOSED;
    }
}
