import { CYCLIC, MAPS, category, css } from './colours';
import { History } from './history';
import { colourChannel } from './stage';
import type { Look } from './stage';
import type { Frame } from './frame';
import type { Knob, Portrait, PortraitRow, ShowInfo } from './scene';

export interface PanelActions {
  set(show: number, name: string, value: string): void;
  look(): void;
  java(show: number): void;
  follow(on: boolean): void;
  unpick(): void;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function number(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e9) return value.toLocaleString('en');
  return size !== 0 && (size < 1e-3 || size >= 1e6) ? value.toExponential(3) : Number(value.toPrecision(5)).toString();
}

/** The side of the page: where the run comes from, what colours mean, what can be set, and the agent that was picked. */
export class Panel {
  private readonly history = new History();
  following = false;

  constructor(
    private readonly facts: HTMLElement,
    private readonly layers: HTMLElement,
    private readonly knobs: HTMLElement,
    private readonly agent: HTMLElement,
    private readonly look: Look,
    private readonly actions: PanelActions,
  ) {}

  begin(shows: ShowInfo[]) {
    const first = shows[0]!;
    this.facts.replaceChildren();
    for (const [name, text] of Object.entries(first.facts)) {
      this.facts.append(element('dt', '', name), element('dd', '', text));
    }
    this.legend(first, undefined);
    this.knobs.replaceChildren();
    shows.forEach((show, i) => this.settings(show, i, shows.length));
  }

  /** Layers with their colours. */
  legend(show: ShowInfo, frame: Frame | undefined) {
    this.layers.replaceChildren();
    let agentLayers = 0;
    show.scene.layers.forEach((layer, i) => {
      const row = element('div', 'layer');
      const label = element('label');
      const box = element('input');
      box.type = 'checkbox';
      box.checked = !this.look.hidden.has(layer.name);
      box.addEventListener('change', () => {
        if (box.checked) this.look.hidden.delete(layer.name);
        else this.look.hidden.add(layer.name);
        this.actions.look();
      });
      label.append(box, layer.name);
      row.append(label);
      if (layer.kind === 'agents') {
        const plain = category(agentLayers++);
        const select = element('select');
        select.title = 'what colour tells';
        select.setAttribute('aria-label', `colour of ${layer.name}`);
        const by = colourChannel(layer, this.look.colourBy.get(layer.name));
        const options = [
          { value: '', text: 'one colour' },
          ...layer.channels
            .filter((channel) => channel.meaning !== 'X' && channel.meaning !== 'Y')
            .map((channel) => ({ value: channel.name, text: channel.name })),
        ];
        for (const option of options) {
          const made = element('option', '', option.text);
          made.value = option.value;
          made.selected = option.value === (by < 0 ? '' : layer.channels[by]!.name);
          select.append(made);
        }
        select.addEventListener('change', () => {
          this.look.colourBy.set(layer.name, select.value);
          this.actions.look();
          this.legend(show, frame);
        });
        if (options.length > 1) row.append(select);
        const channel = by < 0 ? undefined : layer.channels[by];
        if (channel?.meaning === 'CATEGORY') row.append(this.names(channel.categories));
        else if (channel?.meaning === 'HEADING') row.append(this.bar(CYCLIC, '0°', '360°'));
        else if (channel) {
          const content = frame?.layers[i];
          const codes = content?.kind === 'agents' ? content.channels[by] : undefined;
          row.append(this.bar(MAPS[this.look.map]!, number(codes?.low ?? null), `${number(codes?.high ?? null)} ${channel.unit}`));
        } else {
          const dot = element('i', 'dot');
          dot.style.background = css(plain);
          label.append(dot);
        }
      } else if (layer.kind === 'field') {
        if (layer.channel.meaning === 'CATEGORY') row.append(this.names(layer.channel.categories.slice(1)));
        else {
          const content = frame?.layers[i];
          const cells = content?.kind === 'field' ? content.cells : undefined;
          row.append(
            this.bar(MAPS[this.look.map]!, number(cells?.low ?? null), `${number(cells?.high ?? null)} ${layer.channel.unit}`),
          );
        }
      }
      this.layers.append(row);
    });
  }

  private names(names: string[]): HTMLElement {
    const list = element('div', 'names');
    names.forEach((name, i) => {
      const item = element('span', '', name);
      const dot = element('i');
      dot.style.background = css(category(i));
      item.prepend(dot);
      list.append(item);
    });
    return list;
  }

  private bar(map: Uint8Array, low: string, high: string): HTMLElement {
    const bar = element('div', 'bar');
    const canvas = element('canvas');
    canvas.width = 128;
    canvas.height = 1;
    const context = canvas.getContext('2d')!;
    const image = context.createImageData(128, 1);
    for (let i = 0; i < 128; i++) {
      image.data.set(map.subarray(6 * i, 6 * i + 3), 4 * i);
      image.data[4 * i + 3] = 255;
    }
    context.putImageData(image, 0, 0);
    bar.append(element('span', '', low), canvas, element('span', '', high));
    return bar;
  }

  private settings(show: ShowInfo, index: number, shows: number) {
    if (show.knobs.length === 0) return;
    this.knobs.append(element('h2', '', shows > 1 ? `Parameters, ${index === 0 ? 'left' : 'right'}` : 'Parameters'));
    for (const knob of show.knobs) {
      const row = element('label', 'knob');
      row.append(element('span', '', knob.name), this.control(knob, index));
      this.knobs.append(row);
    }
    if (show.events.length > 0) {
      const events = element('ul', 'events');
      for (const event of show.events) events.append(element('li', '', `step ${event.step}: ${event.name} = ${event.value}`));
      this.knobs.append(events);
    }
    if (show.java) {
      const java = element('button', '', 'Copy as Java');
      java.addEventListener('click', () => this.actions.java(index));
      this.knobs.append(java);
    }
  }

  private control(knob: Knob, show: number): HTMLElement {
    const set = (value: string) => this.actions.set(show, knob.name, value);
    if (knob.kind === 'CHOICE' && knob.choices.length > 0) {
      const select = element('select');
      for (const choice of knob.choices) {
        const option = element('option', '', choice);
        option.selected = choice === knob.value;
        select.append(option);
      }
      select.addEventListener('change', () => set(select.value));
      return select;
    }
    if (knob.kind === 'SWITCH') {
      const box = element('input');
      box.type = 'checkbox';
      box.checked = knob.value === 'true';
      box.addEventListener('change', () => set(String(box.checked)));
      return box;
    }
    const both = element('span', 'both');
    const exact = element('input');
    exact.type = 'text';
    exact.inputMode = 'decimal';
    exact.value = knob.value;
    exact.setAttribute('aria-label', knob.name);
    exact.addEventListener('change', () => {
      set(exact.value);
      exact.blur();
    });
    if (knob.kind === 'CHOICE') return exact;
    const slider = element('input');
    slider.type = 'range';
    slider.setAttribute('aria-label', `${knob.name}, slider`);
    const value = Number(knob.value);
    const reach = value === 0 ? 1 : 2 * Math.abs(value);
    slider.min = String(value < 0 ? -reach : 0);
    slider.max = String(reach);
    slider.step = knob.kind === 'WHOLE' ? '1' : String(reach / 200);
    slider.value = knob.value;
    slider.addEventListener('input', () => (exact.value = slider.value));
    slider.addEventListener('change', () => set(slider.value));
    both.append(slider, exact);
    return both;
  }

  /** The agent that was picked; nothing without one. */
  portrait(portrait: Portrait | undefined) {
    if (!portrait) {
      this.agent.replaceChildren(element('p', 'hint', 'Click an agent to see its state.'));
      return;
    }
    const head = element('div', 'head');
    head.append(element('strong', '', `${portrait.layer} ${portrait.agent}`));
    const follow = element('button', this.following ? 'on' : '', 'Follow (f)');
    follow.addEventListener('click', () => this.actions.follow(!this.following));
    const close = element('button', '', 'Close');
    close.addEventListener('click', () => this.actions.unpick());
    head.append(follow, close);
    const made: HTMLElement[] = [head];
    if (!portrait.alive || !portrait.parts) {
      made.push(element('p', 'hint', portrait.alive ? '' : 'Nothing more is known of it at this step.'));
    }
    for (const part of portrait.parts ?? []) {
      made.push(element('h3', '', part.heading));
      const table = element('table', part.rows.some((row) => row.marks?.includes('SHARE')) ? 'shares' : '');
      for (const row of part.rows) {
        const key = `${part.heading} ${row.name}`;
        const line = element('tr', row.marks?.includes('CHOSEN') ? 'chosen' : '');
        if (row.marks?.includes('CHOSEN')) line.title = 'the likeliest: what is taken, unless actions are drawn';
        line.append(element('th', '', row.name));
        const value = row.values[0];
        if (row.marks?.includes('SHARE')) line.append(...this.share(value ?? 0));
        else {
          line.append(element('td', 'value', told(row)));
          line.append(element('td', 'unit', row.unit));
          const cell = element('td');
          if (value !== null && value !== undefined) {
            this.history.add(`${portrait.show} ${portrait.layer} ${portrait.agent}`, portrait.step, key, value);
            cell.append(this.history.line(key));
          }
          line.append(cell);
        }
        table.append(line);
      }
      made.push(table);
    }
    this.agent.replaceChildren(...made);
  }

  /** A part of a whole, as a number and as a bar. */
  private share(share: number): HTMLElement[] {
    const cell = element('td', 'share');
    cell.colSpan = 2;
    const bar = element('i');
    bar.style.width = `${(100 * share).toFixed(1)}%`;
    cell.append(bar);
    return [element('td', 'value', `${(100 * share).toFixed(1)} %`), cell];
  }
}

/** The values of a row, a few of them if they are many. */
function told(row: PortraitRow): string {
  if (row.marks?.includes('SPREAD')) return row.values.map(number).join(' ± ');
  return `${row.values.slice(0, 4).map(number).join(', ')}${row.values.length > 4 ? ', …' : ''}`;
}
