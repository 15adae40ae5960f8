package io.throng.marl.ctde;

/** Who knows whose choice before choosing: directed acyclic graphs over agents in their order. */
public enum Dag {
    /** Nobody knows anything: independent policies. */
    NONE {
        @Override
        boolean isParent(int agent, int ofAgent) {
            return false;
        }
    },
    /** Everybody knows the choice of the agent before. */
    LINE {
        @Override
        boolean isParent(int agent, int ofAgent) {
            return agent == ofAgent - 1;
        }
    },
    /** Everybody knows the choices of all before. */
    COMPLETE {
        @Override
        boolean isParent(int agent, int ofAgent) {
            return agent < ofAgent;
        }
    };

    abstract boolean isParent(int agent, int ofAgent);
}
