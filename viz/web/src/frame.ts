import type { AgentLayer, Scene } from './scene';

/** Values as whole numbers (io.throng.kernel.record.Codes). */
export interface Codes {
  low: number;
  high: number;
  codes: Uint8Array | Uint16Array;
  missing: number;
}

export interface Agents {
  kind: 'agents';
  count: number;
  /** Empty where ids are 0 to count - 1. */
  ids: Float64Array;
  channels: Codes[];
}

export type Content =
  | Agents
  | { kind: 'field'; cells: Codes }
  | { kind: 'edges'; from: Uint32Array; to: Uint32Array }
  | { kind: 'still' };

export interface Frame {
  step: number;
  measures: Map<string, number>;
  layers: Content[];
}

/** Reads a whole frame, as io.throng.kernel.record.FrameCodec writes it, without copying codes. */
export function decode(buffer: ArrayBuffer, start: number, scene: Scene): Frame {
  const view = new DataView(buffer, start);
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`the frame is damaged: ${what} at byte ${at}`);
  };
  const byte = () => view.getUint8(at++);
  const int = () => {
    const value = view.getInt32(at, true);
    at += 4;
    return value;
  };
  const double = () => {
    const value = view.getFloat64(at, true);
    at += 8;
    return value;
  };
  const text = () => {
    const length = int();
    const value = new TextDecoder().decode(new Uint8Array(buffer, start + at, length));
    at += length;
    return value;
  };
  const align = () => {
    at = (at + 3) & ~3;
  };
  const codes = (count: number, bytes: number): Codes => {
    const low = double();
    const high = double();
    align();
    const from = start + at;
    at += count * bytes;
    return bytes === 1
      ? { low, high, codes: new Uint8Array(buffer, from, count), missing: 0xff }
      : { low, high, codes: new Uint16Array(buffer, from, count), missing: 0xffff };
  };
  const listed = (count: number) => {
    const ids = new Float64Array(count);
    let last = 0;
    for (let i = 0; i < count; i++) {
      let value = 0;
      let factor = 1;
      let next: number;
      do {
        next = byte();
        value += (next & 0x7f) * factor;
        factor *= 128;
      } while (next >= 0x80);
      last += value;
      ids[i] = last;
    }
    return ids;
  };
  if (byte() !== 0) fail('no whole frame');
  const step = Number(view.getBigInt64(at, true));
  at += 8;
  const measures = new Map<string, number>();
  for (let count = int(); count > 0; count--) {
    const name = text();
    measures.set(name, double());
  }
  const layers: Content[] = scene.layers.map((layer): Content => {
    const tag = byte();
    switch (layer.kind) {
      case 'agents': {
        if (tag !== 1) fail(layer.name);
        const count = int();
        const ids = byte() === 0 ? new Float64Array(0) : listed(count);
        return { kind: 'agents', count, ids, channels: layer.channels.map((each) => codes(count, each.bytes)) };
      }
      case 'field':
        if (tag !== 2) fail(layer.name);
        return { kind: 'field', cells: codes(layer.columns * layer.rows, layer.channel.bytes) };
      case 'edges': {
        if (tag !== 3) fail(layer.name);
        const count = int();
        align();
        const from = new Uint32Array(buffer, start + at, count);
        const to = new Uint32Array(buffer, start + at + 4 * count, count);
        at += 8 * count;
        return { kind: 'edges', from, to };
      }
      case 'lines':
        return { kind: 'still' };
    }
  });
  return { step, measures, layers };
}

/** The value of a code; NaN where it is missing. */
export function valueOf(codes: Codes, index: number): number {
  const code = codes.codes[index]!;
  return code === codes.missing ? NaN : codes.low + (code * (codes.high - codes.low)) / (codes.missing - 1);
}

export function idOf(agents: Agents, index: number): number {
  return agents.ids.length === 0 ? index : agents.ids[index]!;
}

/** Where an agent is among them, or -1. */
export function indexOf(agents: Agents, id: number): number {
  if (agents.ids.length === 0) return id >= 0 && id < agents.count ? id : -1;
  let low = 0;
  let high = agents.count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = agents.ids[middle]!;
    if (there === id) return middle;
    if (there < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export function channelOf(layer: AgentLayer, meaning: string): number {
  return layer.channels.findIndex((channel) => channel.meaning === meaning);
}

/** Positions as x, y, x, y, ...; far away where they are missing. */
export function positionsOf(layer: AgentLayer, agents: Agents, into?: Float32Array): Float32Array {
  const positions = into && into.length >= 2 * agents.count ? into : new Float32Array(2 * agents.count);
  const x = agents.channels[channelOf(layer, 'X')]!;
  const y = agents.channels[channelOf(layer, 'Y')]!;
  const scaleX = (x.high - x.low) / (x.missing - 1);
  const scaleY = (y.high - y.low) / (y.missing - 1);
  for (let i = 0; i < agents.count; i++) {
    const codeX = x.codes[i]!;
    const codeY = y.codes[i]!;
    const there = codeX !== x.missing && codeY !== y.missing;
    positions[2 * i] = there ? x.low + codeX * scaleX : -1e30;
    positions[2 * i + 1] = there ? y.low + codeY * scaleY : -1e30;
  }
  return positions;
}
