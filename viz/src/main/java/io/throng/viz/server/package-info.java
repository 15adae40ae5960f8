/**
 * The live viewer: a page and a WebSocket on one address, and the thread that moves what is shown.
 *
 * <pre>{@code
 * try (Viewer.Viewing viewing = new JettyViewer().open(show, new Viewer.Settings("127.0.0.1", 0, false))) {
 *     System.out.println(viewing.address());
 *     viewing.await();
 * }
 * }</pre>
 *
 * <p>The simulation never waits for a page: a page asks for frames by credit, two at first, and gets the newest when it has
 * any. May depend on {@code io.throng.kernel.record}, Jetty and Jackson.
 */
package io.throng.viz.server;
