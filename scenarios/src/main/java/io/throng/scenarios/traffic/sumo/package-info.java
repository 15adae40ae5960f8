/**
 * Files of SUMO: networks, demand, signal programs.
 *
 * <pre>{@code
 * Set<String> unread = new LinkedHashSet<>();
 * RoadNetwork roads = SumoNet.read(Path.of("acosta.net.xml"), unread::add);
 * }</pre>
 *
 * <p>Files come from anywhere: document types, external entities, deep nesting and absurd sizes are refused, and every
 * complaint names the file and the line. Elements that are not read are named once each.
 *
 * <p>Format: the SUMO user documentation, "Networks/SUMO Road Networks" and "Definition of Vehicles, Vehicle Types, and
 * Routes". Depends on {@code io.throng.scenarios.traffic.net} and the JDK.
 */
package io.throng.scenarios.traffic.sumo;
