package io.throng.kernel.step;

import io.throng.kernel.AgentFailure;
import io.throng.kernel.state.Table;
import java.util.ArrayList;
import java.util.List;

/** What turns leave behind besides their rows: mail, births, deaths, edges and failures, each in order of the agents' rows. */
final class Outbox {
    final MailBag mail = new MailBag();

    /** Mail for steps after the next, dated with the step it is due in. */
    final MailBag late = MailBag.dated();

    final RowList parents = new RowList();
    final RowList dying = new RowList();

    final ClaimList claims = new ClaimList();
    final EdgeRequests edges = new EdgeRequests();

    /** The rows of the turns that failed, one a failure. */
    final RowList failed = new RowList();

    final List<AgentFailure> failures = new ArrayList<>();

    void append(Outbox other) {
        mail.append(other.mail);
        late.append(other.late);
        parents.append(other.parents);
        dying.append(other.dying);
        claims.append(other.claims);
        edges.append(other.edges);
        failed.append(other.failed);
        failures.addAll(other.failures);
    }

    /** Forgets what a turn left that failed. */
    void dropLatestOf(int row, long id) {
        mail.dropLatestOf(id);
        late.dropLatestOf(id);
        parents.dropLatest(row);
        dying.dropLatest(row);
        claims.dropLatestOf(id);
        edges.dropLatestOf(id);
    }

    /** Forgets what the agents in some rows, in ascending order, left. */
    void dropAllOf(RowList rows, Table agents) {
        mail.dropAllOf(rows, agents);
        late.dropAllOf(rows, agents);
        parents.dropAll(rows);
        dying.dropAll(rows);
        edges.dropAllOf(rows, agents);
    }

    boolean isEmpty() {
        return mail.size + late.size == 0
                && parents.size() == 0
                && dying.size() == 0
                && edges.isEmpty()
                && claims.size == 0
                && failed.size() == 0;
    }

    boolean changesLives() {
        return parents.size() + dying.size() > 0;
    }

    void clearLives() {
        parents.clear();
        dying.clear();
        failed.clear();
        failures.clear();
    }
}
