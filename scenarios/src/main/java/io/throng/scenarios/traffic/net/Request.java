package io.throng.scenarios.traffic.net;

import java.util.BitSet;

/**
 * Right of way of one link of a junction.
 *
 * @param response links of the junction that this one gives way to; never write to it
 * @param foes links of the junction that cannot be passed at the same time; never write to it
 * @param waitsInside whether vehicles may wait inside the junction
 */
public record Request(BitSet response, BitSet foes, boolean waitsInside) {}
