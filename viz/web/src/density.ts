import { VIRIDIS } from './colours';
import type { Agents } from './frame';

/** Agents per place as an image of at most so many pixels a side: what is shown where there are too many to tell apart. */
export function density(positions: Float32Array, agents: Agents, extent: number[], map: Uint8Array = VIRIDIS): ImageData {
  const [minX, minY, maxX, maxY] = extent as [number, number, number, number];
  const longest = Math.max(maxX - minX, maxY - minY);
  const width = Math.max(1, Math.round((SIDE * (maxX - minX)) / longest));
  const height = Math.max(1, Math.round((SIDE * (maxY - minY)) / longest));
  const counts = new Uint32Array(width * height);
  const scaleX = width / (maxX - minX);
  const scaleY = height / (maxY - minY);
  for (let i = 0; i < agents.count; i++) {
    const column = Math.floor((positions[2 * i]! - minX) * scaleX);
    const row = Math.floor((positions[2 * i + 1]! - minY) * scaleY);
    if (column >= 0 && column <= width && row >= 0 && row <= height) {
      counts[Math.min(row, height - 1) * width + Math.min(column, width - 1)]!++;
    }
  }
  let most = 1;
  for (const count of counts) most = Math.max(most, count);
  const image = new ImageData(width, height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const count = counts[row * width + column]!;
      const pixel = 4 * ((height - 1 - row) * width + column);
      if (count > 0) {
        const colour = 3 * Math.round(255 * Math.sqrt(count / most));
        image.data.set(map.subarray(colour, colour + 3), pixel);
        image.data[pixel + 3] = 255;
      }
    }
  }
  return image;
}

const SIDE = 512;
