/**
 * Files of CityFlow: road networks and flows.
 *
 * <pre>{@code
 * CityFlowScene scene = CityFlowScene.read(Path.of("roadnet.json"), Path.of("flow.json"), 3600, System.err::println);
 * TrafficScene traffic = new TrafficScene(scene.network(), scene.demand(), 1);
 * }</pre>
 *
 * <p>Files come from anywhere: deep nesting and absurd sizes are refused, and every complaint names the file, the line and the
 * place in the document. Members that are not read are named once each.
 *
 * <p>Format: the CityFlow documentation, "Roadnet File Format" and "Flow File Format". Depends on
 * {@code io.throng.scenarios.traffic.net}, {@code .demand}, {@code .following}, {@code .routing}, Jackson and the JDK.
 */
package io.throng.scenarios.traffic.cityflow;
