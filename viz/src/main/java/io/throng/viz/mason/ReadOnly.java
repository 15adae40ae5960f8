package io.throng.viz.mason;

import io.throng.kernel.record.Frame;
import sim.util.Properties;

/** Properties that MASON's inspectors show as a list, and ask for again at every update. */
abstract class ReadOnly extends Properties {
    private static final long serialVersionUID = 1;

    private final transient ShowModel model;
    private transient Frame frame;

    ReadOnly(ShowModel model) {
        this.model = model;
    }

    final ShowModel model() {
        return model;
    }

    /** Whether it may have changed since this was asked last. */
    final boolean hasChanged() {
        Frame before = frame;
        frame = model.frame();
        return frame != before;
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
