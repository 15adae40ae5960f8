package io.throng.viz.mason;

import sim.display.Console;
import sim.display.GUIState;

/** MASON's console, but closing the last one does not end the program: who opened it goes on. */
final class ClosableConsole extends Console {
    private static final long serialVersionUID = 1;

    ClosableConsole(GUIState simulation) {
        super(simulation);
    }

    @Override
    public void doClose() {
        pressStop();
        getSimulation().quit();
        dispose();
        allControllers.remove(this);
    }
}
