/**
 * Who is connected with whom: graphs, the models that draw them, and networks of agents whose edges come and go.
 *
 * <pre>{@code
 * Network contacts = Network.undirected("contacts", agents, new GilbertGraph(1000, 0.01));   // in World.networks()
 * for (int place = contacts.from(row); place < contacts.to(row); place++) {
 *     meet(contacts.agentAt()[place]);                                                       // in order of id
 * }
 * turn.connect(contacts, stranger);                                                          // from the next step on
 * }</pre>
 *
 * <p>Depends on {@code kernel.math}, {@code kernel.random}, {@code kernel.space} and {@code kernel.state}.
 */
package io.throng.kernel.space.graph;
