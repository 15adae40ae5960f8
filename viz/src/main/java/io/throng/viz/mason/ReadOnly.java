package io.throng.viz.mason;

import sim.util.Properties;

/** Properties that MASON's inspectors show as a list, and ask for again at every update. */
abstract class ReadOnly extends Properties {
    private static final long serialVersionUID = 1;

    private final transient ShowModel model;
    private long changes;

    ReadOnly(ShowModel model) {
        this.model = model;
        changes = model.changes();
    }

    final ShowModel model() {
        return model;
    }

    /** Whether it may have changed since this was asked last. */
    final boolean hasChanged() {
        long before = changes;
        changes = model.changes();
        return changes > before;
    }

    @Override
    public boolean isVolatile() {
        return true;
    }

    @Override
    public boolean isReadWrite(int index) {
        return false;
    }

    @Override
    public boolean isComposite(int index) {
        return false;
    }

    @Override
    protected Object _setValue(int index, Object value) {
        return getValue(index);
    }
}
