package io.throng.scenarios;

import io.throng.kernel.World;
import io.throng.kernel.record.AgentPicture;

/** A world that can be drawn. */
public interface PicturedWorld extends World {
    /** The committed state as a picture; called between steps. */
    AgentPicture picture();
}
