/** What there is to see, as the server tells it (io.throng.kernel.record.Scene). */
export interface Channel {
  name: string;
  meaning: 'X' | 'Y' | 'HEADING' | 'CATEGORY' | 'QUANTITY' | 'FIELD';
  unit: string;
  bytes: 1 | 2;
  categories: string[];
}

export interface AgentLayer {
  kind: 'agents';
  name: string;
  glyph: 'DART' | 'DISC' | 'SQUARE' | 'BOX';
  size: number;
  channels: Channel[];
}

export interface FieldLayer {
  kind: 'field';
  name: string;
  columns: number;
  rows: number;
  channel: Channel;
}

export interface EdgeLayer {
  kind: 'edges';
  name: string;
  agents: string;
  directed: boolean;
}

export interface LineLayer {
  kind: 'lines';
  name: string;
  width: number;
  lines: number[][];
}

export type Layer = AgentLayer | FieldLayer | EdgeLayer | LineLayer;

export interface Scene {
  title: string;
  caption: string;
  extent: [number, number, number, number];
  unit: string;
  layers: Layer[];
}

export interface Knob {
  name: string;
  kind: 'NUMBER' | 'WHOLE' | 'SWITCH' | 'CHOICE';
  value: string;
  choices: string[];
}

export interface ShowInfo {
  scene: Scene;
  facts: Record<string, string>;
  knobs: Knob[];
  events: { step: number; name: string; value: string }[];
  measures: { steps: number[]; columns: Record<string, (number | null)[]> };
  java: boolean;
}

export interface Hello {
  tell: 'hello';
  shows: ShowInfo[];
}

export interface State {
  tell: 'state';
  playing: boolean;
  speed: number;
  first: number;
  last: number | null;
  steps: number[];
}

export interface Portrait {
  tell: 'portrait';
  show: number;
  layer: string;
  agent: number;
  step: number;
  alive: boolean;
  parts?: { heading: string; rows: PortraitRow[] }[];
  attention?: Record<string, number>;
  /** Layers on which those attended to are. */
  among?: string[];
}

export interface PortraitRow {
  name: string;
  unit: string;
  values: (number | null)[];
  marks?: ('SHARE' | 'SPREAD' | 'CHOSEN')[];
}

export type Told =
  | Hello
  | State
  | Portrait
  | { tell: 'error'; message: string }
  | { tell: 'java'; program: string };
