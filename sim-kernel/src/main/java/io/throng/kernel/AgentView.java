package io.throng.kernel;

import java.util.List;
import java.util.Map;

/**
 * One agent's committed values.
 *
 * @param id the agent
 * @param step the steps completed
 * @param values column name to the row's values, in order of declaration
 */
public record AgentView(long id, long step, Map<String, List<Double>> values) {}
