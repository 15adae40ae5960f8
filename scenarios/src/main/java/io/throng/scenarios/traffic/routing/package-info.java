/**
 * Ways through a network for those who know only where they begin and end.
 *
 * <pre>{@code
 * Router router = new Router(roads, "passenger");
 * Route route = router.route(roads.edge("a").number(), roads.edge("b").number(), router.freeFlow());
 * }</pre>
 *
 * <p>Depends on {@code io.throng.scenarios.traffic.net}, {@code .demand} and the JDK.
 */
package io.throng.scenarios.traffic.routing;
