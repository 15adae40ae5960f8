/** The part of the world that is seen: its left and upper edge, and pixels. */
export interface Window {
  left: number;
  top: number;
  pixelsPerUnit: number;
  width: number;
  height: number;
}

const DIRECTIONS = 32;
const DART = 1;
const SQUARE = 2;
const BOX = 3;
const known = new Map<string, Int8Array[]>();

/** Whether WebGL draws on the processor: there, 100,000 glyphs of four corners each take a second. */
export function drawsInSoftware(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  const renderer = info ? String(context!.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(renderer);
}

/** A canvas over a stage, on which agents are stamped: quicker than triangles where there is no graphics card. */
export class Sheet {
  private readonly canvas = document.createElement('canvas');
  private readonly context = this.canvas.getContext('2d')!;
  private image = new ImageData(1, 1);
  private pixels = new Uint32Array(1);
  private used = false;
  private blank = true;

  constructor(holder: HTMLElement) {
    this.canvas.className = 'sheet';
    holder.append(this.canvas);
  }

  clear() {
    if (this.used) this.pixels.fill(0);
    this.used = false;
  }

  /** Shows what was stamped since it was cleared. */
  show() {
    if (!this.used && this.blank) return;
    this.context.putImageData(this.image, 0, 0);
    this.blank = !this.used;
  }

  private fit(width: number, height: number) {
    if (width !== this.image.width || height !== this.image.height) {
      this.canvas.width = width;
      this.canvas.height = height;
      this.image = new ImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
    }
  }

  /**
   * Stamps agents by their glyphs, each in one of 32 directions.
   *
   * @param turns clockwise from the direction of x, in radians
   * @param radius half the length of a glyph, in pixels
   */
  stamp(
    window: Window,
    count: number,
    positions: Float32Array,
    turns: Float32Array,
    colours: Uint8Array,
    shape: number,
    radius: number,
  ) {
    const { left, top, pixelsPerUnit, width, height } = window;
    this.fit(width, height);
    this.used = true;
    const pixels = this.pixels;
    const paint = new Uint32Array(colours.buffer, colours.byteOffset, count);
    const stamps = stampsOf(shape, radius);
    const reach = Math.ceil(radius) + 1;
    for (let i = 0; i < count; i++) {
      const x = ((positions[2 * i]! - left) * pixelsPerUnit) | 0;
      const y = ((top - positions[2 * i + 1]!) * pixelsPerUnit) | 0;
      const stamp = stamps[stamps.length === 1 ? 0 : directionOf(turns[i]!)]!;
      const colour = paint[i]! | 0xff000000;
      if (x >= reach && y >= reach && x < width - reach && y < height - reach) {
        const at = y * width + x;
        for (let k = 0; k < stamp.length; k += 2) pixels[at + stamp[k + 1]! * width + stamp[k]!] = colour;
      } else if (x > -reach && y > -reach && x < width + reach && y < height + reach) {
        for (let k = 0; k < stamp.length; k += 2) {
          const column = x + stamp[k]!;
          const row = y + stamp[k + 1]!;
          if (column >= 0 && column < width && row >= 0 && row < height) pixels[row * width + column] = colour;
        }
      }
    }
  }
}

function directionOf(turn: number): number {
  return Math.round((-turn * DIRECTIONS) / (2 * Math.PI)) & (DIRECTIONS - 1);
}

/** Offsets of a glyph's pixels, column and row of each, by direction: the same shapes as the graphics card's. */
function stampsOf(shape: number, radius: number): Int8Array[] {
  const rounded = Math.min(60, Math.round(2 * radius) / 2);
  const key = `${shape} ${rounded}`;
  let stamps = known.get(key);
  if (!stamps) {
    stamps = Array.from({ length: shape === DART || shape === BOX ? DIRECTIONS : 1 }, (_, direction) =>
      stampOf(shape, Math.max(0.8, rounded), (2 * Math.PI * direction) / DIRECTIONS),
    );
    known.set(key, stamps);
  }
  return stamps;
}

function stampOf(shape: number, radius: number, heading: number): Int8Array {
  const offsets: number[] = [];
  const reach = Math.ceil(radius);
  for (let row = -reach; row <= reach; row++) {
    for (let column = -reach; column <= reach; column++) {
      const along = (Math.cos(heading) * column - Math.sin(heading) * row) / radius;
      const across = (Math.sin(heading) * column + Math.cos(heading) * row) / radius;
      if (covers(shape, along, across)) offsets.push(column, row);
    }
  }
  return Int8Array.from(offsets.length > 0 ? offsets : [0, 0]);
}

function covers(shape: number, along: number, across: number): boolean {
  switch (shape) {
    case DART: {
      const tail = (along + 0.75) / 1.65;
      return tail >= 0 && tail <= 1 && Math.abs(across) <= 0.55 * (1 - tail) && along + 0.75 >= 0.35 * (1 - Math.abs(across) / 0.55);
    }
    case SQUARE:
      return Math.max(Math.abs(along), Math.abs(across)) <= 0.707;
    case BOX:
      return Math.abs(along) <= 0.95 && Math.abs(across) <= 0.32;
    default:
      return along * along + across * across <= 1;
  }
}
