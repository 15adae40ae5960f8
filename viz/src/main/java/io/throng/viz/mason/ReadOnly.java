package io.throng.viz.mason;

import sim.util.Properties;

/** Properties that MASON's inspectors show as a list which is read again at every update. */
abstract class ReadOnly extends Properties {
    private static final long serialVersionUID = 1;

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
