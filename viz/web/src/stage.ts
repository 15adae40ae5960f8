import { Deck, OrthographicView } from '@deck.gl/core';
import type { Layer as DeckLayer } from '@deck.gl/core';
import { BitmapLayer, LineLayer, PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import { CYCLIC, category, MAPS } from './colours';
import { density } from './density';
import { channelOf, idOf, indexOf, positionsOf } from './frame';
import type { Agents, Codes, Frame } from './frame';
import { GlyphLayer, SHAPES } from './glyphs';
import { drawsInSoftware, Sheet } from './stamps';
import type { AgentLayer, FieldLayer, Scene } from './scene';

/** More agents than this are shown by how many there are in a place. */
export const MOST_GLYPHS = 200_000;
const DARTS_FROM_PIXELS = 2;
const STAMPS_FROM = 2_000;
const LEAST_PIXELS = 0.8;
const MOST_PIXELS = 12;
const SOFTWARE = drawsInSoftware();

export interface Look {
  map: string;
  dark: boolean;
  hidden: Set<string>;
  colourBy: Map<string, string>;
}

export interface Picked {
  layer: string;
  agent: number;
}

/** One world on one canvas. */
export class Stage {
  private readonly deck: Deck<OrthographicView>;
  private sheet: Sheet | undefined;
  private unchanged = '';
  private scene: Scene | undefined;
  private frame: Frame | undefined;
  private readonly positions = new Map<string, Float32Array>();
  private readonly colours = new Map<string, Uint8Array>();
  private readonly turns = new Map<string, Float32Array>();
  private viewState: { target: [number, number, number]; zoom: number } = { target: [0, 0, 0], zoom: 0 };
  private fitted = '';
  picked: Picked | undefined;
  attention = new Map<number, number>();
  among: string[] = [];
  diverged: Float32Array | undefined;
  look: Look;
  onView: () => void = () => {};

  constructor(
    readonly holder: HTMLElement,
    look: Look,
    onPick: (picked: Picked | undefined) => void,
  ) {
    this.look = look;
    this.deck = new Deck({
      parent: holder as HTMLDivElement,
      views: new OrthographicView({ id: 'world', flipY: false }),
      controller: true,
      viewState: this.viewState as never,
      layers: [],
      useDevicePixels: 1,
      deviceProps: { type: 'webgl', webgl: { antialias: !SOFTWARE, preserveDrawingBuffer: false } } as never,
      getCursor: ({ isDragging }) => (isDragging ? 'grabbing' : 'default'),
      onViewStateChange: ({ viewState }) => {
        this.viewState = viewState as never;
        this.draw();
        this.onView();
      },
      onClick: (info) => {
        const viewport = info.viewport ?? this.deck.getViewports()[0];
        if (viewport) onPick(this.nearest(viewport.unproject([info.x, info.y]), viewport.scale));
      },
    });
    new ResizeObserver(() => {
      this.deck.setProps({ width: holder.clientWidth, height: holder.clientHeight });
      this.fit(false);
    }).observe(holder);
  }

  /** Shows the whole extent, unless somebody moved it since. */
  fit(always: boolean) {
    if (!this.scene) return;
    const extent = this.extent();
    const { clientWidth, clientHeight } = this.holder;
    const key = [...extent, clientWidth, clientHeight].join();
    if (!always && key === this.fitted) return;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.fitted = key;
    const [minX, minY, maxX, maxY] = extent as [number, number, number, number];
    const zoom = Math.log2(Math.min((clientWidth - 24) / (maxX - minX), (clientHeight - 24) / (maxY - minY)));
    this.viewState = { target: [(minX + maxX) / 2, (minY + maxY) / 2, 0], zoom };
    this.draw();
  }

  /** The scene's, or wider where positions have an open range. */
  private extent(): number[] {
    const extent = [...this.scene!.extent];
    this.eachAgents((layer, agents) => {
      const x = agents.channels[channelOf(layer, 'X')]!;
      const y = agents.channels[channelOf(layer, 'Y')]!;
      extent[0] = Math.min(extent[0]!, x.low);
      extent[1] = Math.min(extent[1]!, y.low);
      extent[2] = Math.max(extent[2]!, x.high);
      extent[3] = Math.max(extent[3]!, y.high);
    });
    return extent;
  }

  private eachAgents(act: (layer: AgentLayer, agents: Agents) => void) {
    this.scene!.layers.forEach((layer, i) => {
      const content = this.frame?.layers[i];
      if (layer.kind === 'agents' && content?.kind === 'agents') act(layer, content);
    });
  }

  show(scene: Scene, frame: Frame) {
    this.scene = scene;
    this.frame = frame;
    this.eachAgents((layer, agents) => {
      this.positions.set(layer.name, positionsOf(layer, agents));
      if (agents.count <= MOST_GLYPHS) {
        this.colours.set(layer.name, this.colour(layer, agents));
        this.turns.set(layer.name, turnsOf(layer, agents));
      }
    });
    this.fit(false);
    this.draw();
  }

  redraw() {
    if (this.scene && this.frame) this.show(this.scene, this.frame);
  }

  private colour(layer: AgentLayer, agents: Agents): Uint8Array {
    const colours = new Uint8Array(4 * agents.count);
    const by = colourChannel(layer, this.look.colourBy.get(layer.name));
    const codes = by < 0 ? undefined : agents.channels[by];
    const meaning = by < 0 ? '' : layer.channels[by]!.meaning;
    const map = meaning === 'HEADING' ? CYCLIC : MAPS[this.look.map]!;
    const plain = category(this.scene!.layers.filter((each) => each.kind === 'agents').indexOf(layer));
    for (let i = 0; i < agents.count; i++) {
      const code = codes ? codes.codes[i]! : 0;
      if (!codes) {
        colours.set(plain, 4 * i);
      } else if (meaning === 'CATEGORY') {
        colours.set(category(code), 4 * i);
      } else {
        const place = 3 * (meaning === 'HEADING' ? code : code === codes.missing ? 0 : shade(codes, code));
        colours[4 * i] = map[place]!;
        colours[4 * i + 1] = map[place + 1]!;
        colours[4 * i + 2] = map[place + 2]!;
      }
      colours[4 * i + 3] = 235;
    }
    return colours;
  }

  /** Draws what is shown with the present view and marks. */
  draw() {
    if (!this.scene || !this.frame) return;
    this.sheet?.clear();
    const layers: DeckLayer[] = [this.ground()];
    const order = ['field', 'lines', 'edges', 'agents'];
    const numbers = this.scene.layers.map((_, i) => i);
    numbers.sort((a, b) => order.indexOf(this.scene!.layers[a]!.kind) - order.indexOf(this.scene!.layers[b]!.kind) || a - b);
    numbers.forEach((i) => {
      const layer = this.scene!.layers[i]!;
      const content = this.frame!.layers[i];
      if (!content || this.look.hidden.has(layer.name)) return;
      if (layer.kind === 'field' && content.kind === 'field') {
        layers.push(this.bitmap(layer.name, fieldImage(layer, content.cells, MAPS[this.look.map]!), this.scene!.extent));
      } else if (layer.kind === 'lines') {
        layers.push(
          new PathLayer({
            id: layer.name,
            data: layer.lines,
            getPath: (line: number[]) => Float32Array.from(line) as never,
            positionFormat: 'XY',
            getColor: this.look.dark ? [90, 95, 102] : [195, 199, 204],
            getWidth: layer.width,
            widthMinPixels: 1,
            capRounded: true,
            jointRounded: true,
          }),
        );
      } else if (layer.kind === 'edges' && content.kind === 'edges') {
        layers.push(this.edges(layer.name, layer.agents, content.from, content.to));
      } else if (layer.kind === 'agents' && content.kind === 'agents') {
        layers.push(...this.agents(layer, content));
      }
    });
    layers.push(...this.marks());
    this.sheet?.show();
    const only = layers.length === 1 ? JSON.stringify([this.viewState, this.extent()]) : '';
    if (only !== '' && only === this.unchanged) return; // nothing but the sheet
    this.unchanged = only;
    this.deck.setProps({ layers, viewState: this.viewState as never });
  }

  private ground(): DeckLayer {
    const [minX, minY, maxX, maxY] = this.extent() as [number, number, number, number];
    return new PathLayer({
      id: 'extent',
      data: [0],
      getPath: () =>
        [
          [minX, minY],
          [maxX, minY],
          [maxX, maxY],
          [minX, maxY],
          [minX, minY],
        ] as never,
      updateTriggers: { getPath: [minX, minY, maxX, maxY] },
      getColor: [140, 146, 153],
      widthUnits: 'pixels',
      getWidth: 1,
    });
  }

  private bitmap(id: string, image: ImageData, extent: number[]): DeckLayer {
    return new BitmapLayer({
      id,
      image: image as never,
      bounds: extent as never,
      textureParameters: { minFilter: 'nearest', magFilter: 'nearest' },
    });
  }

  private edges(id: string, agents: string, from: Uint32Array, to: Uint32Array): DeckLayer {
    const positions = this.positions.get(agents)!;
    const ends = new Float32Array(4 * from.length);
    for (let i = 0; i < from.length; i++) {
      ends[4 * i] = positions[2 * from[i]!]!;
      ends[4 * i + 1] = positions[2 * from[i]! + 1]!;
      ends[4 * i + 2] = positions[2 * to[i]!]!;
      ends[4 * i + 3] = positions[2 * to[i]! + 1]!;
    }
    const alpha = Math.max(8, Math.min(160, 30_000 / Math.max(1, from.length)));
    return new LineLayer({
      id,
      data: {
        length: from.length,
        attributes: {
          getSourcePosition: { value: ends, size: 2, stride: 16, offset: 0 },
          getTargetPosition: { value: ends, size: 2, stride: 16, offset: 8 },
        },
      } as never,
      getColor: [110, 116, 124, alpha],
      getWidth: 1,
      widthUnits: 'pixels',
    });
  }

  private agents(layer: AgentLayer, agents: Agents): DeckLayer[] {
    const positions = this.positions.get(layer.name)!;
    if (agents.count > MOST_GLYPHS) {
      return [this.bitmap(layer.name, density(positions, agents, this.extent(), MAPS[this.look.map]!), this.extent())];
    }
    const radius = this.radius(layer, agents);
    const pixels = radius * 2 ** this.viewState.zoom;
    const shape = pixels < DARTS_FROM_PIXELS ? 0 : SHAPES[layer.glyph]!;
    const most = layer.size > 0 ? 1e4 : MOST_PIXELS;
    const side = layer.glyph === 'SQUARE' ? Math.SQRT2 : 1;
    if (SOFTWARE && agents.count > STAMPS_FROM) {
      this.stamp(layer.name, agents.count, shape, Math.max(LEAST_PIXELS, Math.min(most, side * pixels)));
      return [];
    }
    return [
      new GlyphLayer({
        id: `${layer.name} ${shape}`,
        data: {
          length: agents.count,
          attributes: {
            getPosition: { value: positions, size: 2 },
            getFillColor: { value: this.colours.get(layer.name)!, size: 4 },
            getTurn: { value: this.turns.get(layer.name)!, size: 1 },
          },
        } as never,
        getRadius: side * radius,
        radiusUnits: 'common',
        radiusMinPixels: LEAST_PIXELS,
        radiusMaxPixels: most,
        stroked: false,
        antialiasing: false,
        shape,
      }),
    ];
  }

  /** Stamps the agents of a layer on the canvas above the others. */
  private stamp(name: string, count: number, shape: number, radius: number) {
    const { clientWidth: width, clientHeight: height } = this.holder;
    if (width === 0 || height === 0) return;
    const pixelsPerUnit = 2 ** this.viewState.zoom;
    const left = this.viewState.target[0] - width / 2 / pixelsPerUnit;
    const top = this.viewState.target[1] + height / 2 / pixelsPerUnit;
    this.sheet ??= new Sheet(this.holder);
    this.sheet.stamp(
      { left, top, pixelsPerUnit, width, height },
      count,
      this.positions.get(name)!,
      this.turns.get(name)!,
      this.colours.get(name)!,
      shape,
      radius,
    );
  }

  /** Half the length of a glyph in the scene's unit: as told, or so that evenly spread neighbours do not touch. */
  private radius(layer: AgentLayer, agents: Agents): number {
    if (layer.size > 0) return layer.size / 2;
    const [minX, minY, maxX, maxY] = this.extent() as [number, number, number, number];
    return 0.45 * Math.sqrt(((maxX - minX) * (maxY - minY)) / Math.max(40, agents.count));
  }

  /** A ring around the picked agent, lines to those it attends to, and what diverged. */
  private marks(): DeckLayer[] {
    const marks: DeckLayer[] = [];
    if (this.diverged && this.diverged.length > 0) {
      marks.push(
        new LineLayer({
          id: 'diverged',
          data: {
            length: this.diverged.length / 4,
            attributes: {
              getSourcePosition: { value: this.diverged, size: 2, stride: 16, offset: 0 },
              getTargetPosition: { value: this.diverged, size: 2, stride: 16, offset: 8 },
            },
          } as never,
          getColor: [213, 94, 0, 150],
          getWidth: 1.5,
          widthUnits: 'pixels',
        }),
      );
    }
    if (!this.picked) return marks;
    const place = this.placeOf(this.picked);
    if (!place) return marks;
    const lines = this.attended().map(({ at, weight }) => ({ from: place, to: at, weight }));
    marks.push(
      new LineLayer({
        id: 'attention',
        data: lines,
        getSourcePosition: (line: (typeof lines)[0]) => line.from as never,
        getTargetPosition: (line: (typeof lines)[0]) => line.to as never,
        getColor: (line: (typeof lines)[0]) => [204, 121, 167, Math.round(110 + 145 * line.weight)],
        getWidth: (line: (typeof lines)[0]) => 1.5 + 8 * line.weight,
        widthUnits: 'pixels',
      }),
      new ScatterplotLayer({
        id: 'picked',
        data: [place],
        getPosition: (at: number[]) => at as never,
        updateTriggers: { getPosition: place },
        filled: false,
        stroked: true,
        getLineColor: this.look.dark ? [255, 255, 255] : [0, 0, 0],
        lineWidthUnits: 'pixels',
        getLineWidth: 2,
        radiusUnits: 'pixels',
        getRadius: 11,
      }),
    );
    return marks;
  }

  /** Those whom the picked agent attends to, where they are. */
  attended(): { agent: number; weight: number; at: [number, number] }[] {
    return [...this.attention].flatMap(([agent, weight]) => {
      const at = [this.picked!.layer, ...this.among]
        .map((layer) => this.placeOf({ layer, agent }))
        .find((place) => place !== undefined);
      return at ? [{ agent, weight, at }] : [];
    });
  }

  placeOf(picked: Picked): [number, number] | undefined {
    const number = this.scene?.layers.findIndex((layer) => layer.name === picked.layer) ?? -1;
    const content = this.frame?.layers[number];
    if (content?.kind !== 'agents') return undefined;
    const index = indexOf(content, picked.agent);
    const positions = this.positions.get(picked.layer);
    if (index < 0 || !positions || positions[2 * index]! < -1e29) return undefined;
    return [positions[2 * index]!, positions[2 * index + 1]!];
  }

  /** Moves the view so that the picked agent stays where it is on the screen. */
  follow() {
    const place = this.picked && this.placeOf(this.picked);
    if (place) {
      this.viewState = { ...this.viewState, target: [place[0], place[1], 0] };
      this.draw();
    }
  }

  /** The agent nearest to a place, within some pixels; later layers lie above. */
  nearest(place: number[], scale: number): Picked | undefined {
    let found: Picked | undefined;
    this.eachAgents((layer, agents) => {
      if (this.look.hidden.has(layer.name)) return;
      const positions = this.positions.get(layer.name)!;
      const reach = Math.max(14 / scale, this.radius(layer, agents));
      let best = reach * reach;
      for (let i = 0; i < agents.count; i++) {
        const dx = positions[2 * i]! - place[0]!;
        const dy = positions[2 * i + 1]! - place[1]!;
        const distance = dx * dx + dy * dy;
        if (distance < best) {
          best = distance;
          found = { layer: layer.name, agent: idOf(agents, i) };
        }
      }
    });
    return found;
  }

  /** What a screen position is, and back: for tests and tools. */
  project(place: [number, number]): number[] {
    return this.deck.getViewports()[0]!.project(place);
  }

  view(): { x: number; y: number; zoom: number } {
    return { x: this.viewState.target[0], y: this.viewState.target[1], zoom: this.viewState.zoom };
  }

  setView(view: { x: number; y: number; zoom: number }) {
    this.viewState = { target: [view.x, view.y, 0], zoom: view.zoom };
    if (this.scene) this.fitted = [...this.extent(), this.holder.clientWidth, this.holder.clientHeight].join();
    this.draw();
  }

  zoomBy(amount: number) {
    this.viewState = { ...this.viewState, zoom: this.viewState.zoom + amount };
    this.draw();
    this.onView();
  }
}

function shade(codes: Codes, code: number): number {
  return Math.round((255 * code) / (codes.missing - 1));
}

/** The channel that colours a layer: the one asked for, or the first category, the heading of darts, or none. */
export function colourChannel(layer: AgentLayer, asked?: string): number {
  if (asked === '') return -1;
  if (asked !== undefined) return layer.channels.findIndex((channel) => channel.name === asked);
  const first = layer.channels.findIndex((channel) => channel.meaning === 'CATEGORY' && channel.categories.length > 1);
  return first >= 0 ? first : layer.glyph === 'DART' ? channelOf(layer, 'HEADING') : -1;
}

function turnsOf(layer: AgentLayer, agents: Agents): Float32Array {
  const turns = new Float32Array(agents.count);
  const number = channelOf(layer, 'HEADING');
  if (number >= 0) {
    const codes = agents.channels[number]!.codes;
    for (let i = 0; i < agents.count; i++) turns[i] = (-2 * Math.PI * codes[i]!) / 256;
  }
  return turns;
}

function fieldImage(layer: FieldLayer, cells: Codes, map: Uint8Array): ImageData {
  const image = new ImageData(layer.columns, layer.rows);
  for (let row = 0; row < layer.rows; row++) {
    for (let column = 0; column < layer.columns; column++) {
      const code = cells.codes[row * layer.columns + column]!;
      const pixel = 4 * ((layer.rows - 1 - row) * layer.columns + column);
      if (layer.channel.meaning === 'CATEGORY') {
        if (code > 0) {
          image.data.set(category(code - 1), pixel);
          image.data[pixel + 3] = 190;
        }
      } else if (code !== cells.missing) {
        const place = 3 * shade(cells, code);
        image.data.set(map.subarray(place, place + 3), pixel);
        image.data[pixel + 3] = 210;
      }
    }
  }
  return image;
}
