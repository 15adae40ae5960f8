/** What an agent's numbers were while it was followed, as lines small enough to stand in a table. */
export class History {
  private agent = '';
  private readonly values = new Map<string, { step: number; value: number }[]>();

  add(agent: string, step: number, name: string, value: number) {
    if (agent !== this.agent) {
      this.agent = agent;
      this.values.clear();
    }
    const points = this.values.get(name) ?? [];
    this.values.set(name, points);
    while (points.length > 0 && points[points.length - 1]!.step >= step) points.pop();
    points.push({ step, value });
    if (points.length > LONGEST) points.shift();
  }

  /** An SVG line of one quantity. */
  line(name: string): SVGSVGElement {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    svg.setAttribute('class', 'spark');
    const points = this.values.get(name) ?? [];
    if (points.length > 1) {
      const all = points.map((point) => point.value);
      const least = Math.min(...all);
      const span = Math.max(...all) - least || 1;
      const first = points[0]!.step;
      const steps = points[points.length - 1]!.step - first || 1;
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'polyline');
      line.setAttribute(
        'points',
        points
          .map(
            ({ step, value }) =>
              `${(((step - first) / steps) * WIDTH).toFixed(1)},${(HEIGHT - 1 - ((value - least) / span) * (HEIGHT - 2)).toFixed(1)}`,
          )
          .join(' '),
      );
      svg.append(line);
    }
    return svg;
  }
}

const LONGEST = 200;
const WIDTH = 80;
const HEIGHT = 18;
