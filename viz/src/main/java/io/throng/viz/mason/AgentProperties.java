package io.throng.viz.mason;

import java.util.List;

/** All there is to know about an agent, by heading and name, while it is there. */
final class AgentProperties extends ReadOnly {
    private static final long serialVersionUID = 1;

    private final int layer;
    private final long agent;
    private final transient List<String> names;
    private transient List<AgentFacts.Fact> facts;

    /**
     * Of an agent that is there now.
     *
     * @param layer its number in the scene
     */
    AgentProperties(ShowModel model, int layer, long agent) {
        super(model);
        this.layer = layer;
        this.agent = agent;
        facts = model.known(layer, agent).facts();
        names = facts.stream().map(AgentFacts.Fact::name).toList();
    }

    @Override
    public int numProperties() {
        return names.size();
    }

    @Override
    public String getName(int index) {
        return names.get(index);
    }

    @Override
    public Class<?> getType(int index) {
        return getValue(index) instanceof Double ? double.class : String.class;
    }

    @Override
    public Object getValue(int index) {
        if (hasChanged()) {
            facts = model().known(layer, agent).facts();
        }
        boolean isKnown = index < facts.size() && facts.get(index).name().equals(names.get(index));
        return isKnown ? facts.get(index).value() : "no longer there";
    }
}
