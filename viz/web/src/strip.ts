import uPlot from 'uplot';
import { category, css } from './colours';

type Columns = Map<string, Map<number, number>>;

/** Measures over the steps, one small plot each, on one shared axis; a click seeks. */
export class Strip {
  private columns: Columns[] = [];
  private plots: { name: string; plot: uPlot; shows: number }[] = [];
  private now = 0;
  private stale = false;

  constructor(
    private readonly holder: HTMLElement,
    private readonly seek: (step: number) => void,
  ) {
    new ResizeObserver(() => this.resize()).observe(holder);
  }

  /** Begins anew with what was measured so far, of each show. */
  begin(shows: { steps: number[]; columns: Record<string, (number | null)[]> }[]) {
    this.columns = shows.map((show) => {
      const columns: Columns = new Map();
      for (const [name, values] of Object.entries(show.columns)) {
        const column = new Map<number, number>();
        values.forEach((value, i) => value !== null && column.set(show.steps[i]!, value));
        columns.set(name, column);
      }
      return columns;
    });
    this.stale = true;
  }

  add(show: number, step: number, measures: Map<string, number>) {
    const columns = this.columns[show];
    if (!columns) return;
    for (const [name, value] of measures) {
      if (!columns.has(name)) columns.set(name, new Map());
      if (Number.isFinite(value)) columns.get(name)!.set(step, value);
    }
    this.stale ||= measures.size > 0;
  }

  setNow(step: number) {
    if (step !== this.now) {
      this.now = step;
      this.plots.forEach(({ plot }) => plot.redraw(false, false));
    }
  }

  /** Draws what changed; called at most a few times a second. */
  draw() {
    if (!this.stale) return;
    this.stale = false;
    const names = [...new Set(this.columns.flatMap((columns) => [...columns.keys()]))];
    if (names.join('\n') !== this.plots.map((each) => each.name).join('\n') || this.plots[0]?.shows !== this.columns.length) {
      this.make(names);
    }
    for (const { name, plot } of this.plots) plot.setData(this.data(name));
  }

  private data(name: string): uPlot.AlignedData {
    const steps = [...new Set(this.columns.flatMap((columns) => [...(columns.get(name)?.keys() ?? [])]))].sort(
      (a, b) => a - b,
    );
    return [steps, ...this.columns.map((columns) => steps.map((step) => columns.get(name)?.get(step) ?? null))];
  }

  private make(names: string[]) {
    this.plots.forEach(({ plot }) => plot.destroy());
    this.holder.replaceChildren();
    this.plots = names.map((name, i) => {
      const row = document.createElement('div');
      row.className = 'measure';
      const last = i === names.length - 1;
      this.holder.append(row);
      const style = getComputedStyle(document.documentElement);
      const ink = style.getPropertyValue('--soft').trim();
      const grid = style.getPropertyValue('--grid').trim();
      const axis = { stroke: ink, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid, width: 1 }, font: '11px sans-serif' };
      const plot = new uPlot(
        {
          width: this.holder.clientWidth || 600,
          height: last ? HEIGHT + LABELS : HEIGHT,
          legend: { show: false },
          cursor: { sync: { key: 'steps' }, y: false, drag: { x: false, y: false } },
          scales: { x: { time: false } },
          axes: [
            { ...axis, size: last ? 22 : 4, space: 80, gap: 2, ...(last ? {} : { values: (_: uPlot, ticks: number[]) => ticks.map(() => '') }) },
            { ...axis, size: 56, space: 24, gap: 3 },
          ],
          series: [
            {},
            ...this.columns.map((_, show) => ({
              label: name,
              stroke: css(category(show === 0 ? i : 5)),
              width: 1.5,
              spanGaps: true,
              points: { show: false },
              ...(show > 0 ? { dash: [6, 3] } : {}),
            })),
          ],
          hooks: { draw: [(each) => this.mark(each)] },
        },
        this.data(name),
        row,
      );
      const label = document.createElement('span');
      label.textContent = name;
      label.className = 'name';
      row.append(label);
      plot.over.addEventListener('click', () => {
        const left = plot.cursor.left ?? -1;
        if (left >= 0) this.seek(Math.round(plot.posToVal(left, 'x')));
      });
      return { name, plot, shows: this.columns.length };
    });
  }

  /** A line at the present step. */
  private mark(plot: uPlot) {
    const x = plot.valToPos(this.now, 'x', true);
    const { ctx, bbox } = plot;
    if (x < bbox.left || x > bbox.left + bbox.width) return;
    ctx.save();
    ctx.strokeStyle = getComputedStyle(document.documentElement).getPropertyValue('--ink');
    ctx.globalAlpha = 0.6;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.restore();
  }

  restyle() {
    this.make(this.plots.map(({ name }) => name));
  }

  private resize() {
    const width = this.holder.clientWidth;
    if (width > 0) this.plots.forEach(({ plot }, i) => plot.setSize({ width, height: i === this.plots.length - 1 ? HEIGHT + LABELS : HEIGHT }));
  }
}

const HEIGHT = 62;
const LABELS = 18;
