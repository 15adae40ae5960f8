import 'uplot/dist/uPlot.min.css';
import './style.css';
import { decode, idOf, indexOf, positionsOf } from './frame';
import type { Frame } from './frame';
import { recorded, served } from './link';
import { Panel, element, number } from './panel';
import type { Hello, Portrait, ShowInfo, State, Told } from './scene';
import { Stage } from './stage';
import type { Look, Picked } from './stage';
import { Strip } from './strip';

const THEMES = ['light', 'dark', 'print'];
const SPEEDS = [1, 2, 5, 10, 20, 30, 60, 120, 0];

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const look: Look = { map: 'viridis', dark: false, hidden: new Set(), colourBy: new Map() };
let shows: ShowInfo[] = [];
let state: State | undefined;
let stages: Stage[] = [];
let frames: (Frame | undefined)[] = [];
let picked: (Picked & { show: number }) | undefined;
let bookmarked: URLSearchParams | undefined = new URLSearchParams(location.hash.slice(1));
let legendRanges = '';
/** What frames cost so far: how many, milliseconds, bytes. */
const times = { frames: 0, decode: 0, draw: 0, bytes: 0 };

const listener = {
  told: (message: never) => told(message),
  framed,
  lost: () => say('The run has ended, or the connection was lost. Start throng view again.', true),
};
const embedded = document.getElementById('recording');
const link = embedded ? recorded(embedded, listener) : served(listener);

function ask(action: string, values: Record<string, unknown> = {}) {
  link.ask(action, values);
}

const strip = new Strip(byId('strip'), (step) => ask('seek', { step }));
const panel = new Panel(byId('facts'), byId('layers'), byId('knobs'), byId('agent'), look, {
  set: (show, name, value) => ask('set', { show, name, value }),
  look: () => stages.forEach((stage) => stage.redraw()),
  java: (show) => ask('java', { show }),
  follow,
  unpick: () => pick(undefined),
});
panel.portrait(undefined);

function told(message: Told) {
  switch (message.tell) {
    case 'hello':
      return begin(message);
    case 'state':
      return stand(message);
    case 'portrait':
      return portrait(message);
    case 'java':
      return java(message.program);
    case 'error':
      return say(message.message, false);
  }
}

function begin(hello: Hello) {
  shows = hello.shows;
  const first = shows[0]!;
  document.title = `${first.scene.title} · Throng`;
  byId('title').textContent = first.scene.title;
  byId('caption').textContent = first.scene.caption;
  byId('join').hidden = shows.length < 2;
  byId('worlds').classList.toggle('two', shows.length > 1);
  while (stages.length > shows.length) {
    stages.pop()!.holder.remove();
    frames.pop();
  }
  while (stages.length < shows.length) {
    const show = stages.length;
    const holder = element('div', 'world');
    byId('worlds').append(holder);
    const stage = new Stage(holder, look, (found) => pick(found && { ...found, show }));
    stage.onView = () => {
      bookmark();
      if (shows.length > 1) stages.forEach((other) => other !== stage && other.setView(stage.view()));
    };
    stages.push(stage);
    frames.push(undefined);
  }
  if (shows.length < 2) stages[0]!.diverged = undefined;
  byId('diverged').textContent = '';
  byId('nothing').hidden = first.scene.layers.length > 0;
  strip.begin(shows.map((show) => show.measures));
  panel.begin(shows);
  strip.draw();
  restore();
}

/** What the address remembers: where one stood, what one looked at. */
function restore() {
  const was = bookmarked;
  bookmarked = undefined;
  if (!was) return;
  const step = Number(was.get('step'));
  if (was.has('step') && Number.isFinite(step)) ask('seek', { step });
  if (was.get('theme')) theme(was.get('theme')!);
  if (was.has('agent') && was.has('layer')) {
    pick({ layer: was.get('layer')!, agent: Number(was.get('agent')), show: 0 });
  }
  if (was.has('zoom')) {
    pendingView = { x: Number(was.get('x')), y: Number(was.get('y')), zoom: Number(was.get('zoom')) };
  }
}

let pendingView: { x: number; y: number; zoom: number } | undefined;

function bookmark() {
  if (!state || bookmarked) return;
  const values = new URLSearchParams();
  values.set('step', String(state.steps[0]));
  const view = stages[0]!.view();
  values.set('x', view.x.toPrecision(6));
  values.set('y', view.y.toPrecision(6));
  values.set('zoom', view.zoom.toFixed(3));
  if (picked) {
    values.set('layer', picked.layer);
    values.set('agent', String(picked.agent));
  }
  if (document.documentElement.dataset.theme !== 'light') values.set('theme', document.documentElement.dataset.theme!);
  history.replaceState(null, '', `#${values}`);
}

function stand(now: State) {
  state = now;
  const step = now.steps[0]!;
  byId('step').textContent = step.toLocaleString('en');
  byId<HTMLButtonElement>('play').textContent = now.playing ? 'Pause' : 'Play';
  const scrub = byId<HTMLInputElement>('scrub');
  scrub.min = String(now.first);
  scrub.max = String(now.last ?? Math.max(Number(scrub.max) || 100, step));
  if (document.activeElement !== scrub || !scrubbing) scrub.value = String(step);
  byId<HTMLButtonElement>('fork').disabled = shows.length > 0 && shows[0]!.knobs.length === 0;
  strip.setNow(step);
  if (!now.playing) bookmark();
}

function framed(buffer: ArrayBuffer) {
  const began = performance.now();
  const head = new DataView(buffer).getUint32(0, true);
  const show = head & 0xffff;
  const count = head >>> 16;
  const info = shows[show];
  const stage = stages[show];
  if (!info || !stage || count !== shows.length) {
    if (show === count - 1) ask('ready');
    return;
  }
  const frame = decode(buffer, 4, info.scene);
  const decoded = performance.now();
  frames[show] = frame;
  strip.add(show, frame.step, frame.measures);
  if (show === 1) diverge();
  stage.show(info.scene, frame);
  if (pendingView && show === 0) {
    stage.setView(pendingView);
    pendingView = undefined;
  }
  if (panel.following && picked?.show === show) stage.follow();
  legend(info, frame);
  const drawn = performance.now();
  times.frames++;
  times.decode += decoded - began;
  times.draw += drawn - decoded;
  times.bytes += buffer.byteLength;
  if (show === count - 1) requestAnimationFrame(() => ask('ready'));
}

/** Ranges of the legend follow those of the frame. */
function legend(info: ShowInfo, frame: Frame) {
  const ranges = frame.layers
    .map((content) =>
      content.kind === 'agents'
        ? content.channels.map((codes) => [codes.low, codes.high]).join()
        : content.kind === 'field'
          ? `${content.cells.low},${content.cells.high}`
          : '',
    )
    .join(';');
  if (ranges !== legendRanges && info === shows[0] && !byId('layers').contains(document.activeElement)) {
    legendRanges = ranges;
    panel.legend(info, frame);
  }
}

/** Lines from where agents are in one future to where they are in the other. */
function diverge() {
  const [left, right] = frames;
  if (!left || !right || left.step !== right.step) return;
  const [minX, , maxX] = shows[0]!.scene.extent;
  const least = (maxX - minX) * 1e-3;
  const lines: number[] = [];
  let apart = 0;
  let all = 0;
  shows[0]!.scene.layers.forEach((layer, i) => {
    const one = left.layers[i];
    const other = right.layers[i];
    if (layer.kind !== 'agents' || one?.kind !== 'agents' || other?.kind !== 'agents') return;
    const from = positionsOf(layer, one);
    const to = positionsOf(layer, other);
    for (let a = 0; a < one.count; a++) {
      const b = indexOf(other, idOf(one, a));
      all++;
      if (b < 0) {
        apart++;
        continue;
      }
      const dx = to[2 * b]! - from[2 * a]!;
      const dy = to[2 * b + 1]! - from[2 * a + 1]!;
      if (Math.hypot(dx, dy) > least) {
        apart++;
        // Who went round the edge of a torus is not drawn across the world.
        if (Math.hypot(dx, dy) < (maxX - minX) / 2 && lines.length < 400_000) {
          lines.push(from[2 * a]!, from[2 * a + 1]!, to[2 * b]!, to[2 * b + 1]!);
        }
      }
    }
  });
  stages[1]!.diverged = Float32Array.from(lines);
  byId('diverged').textContent = `${apart.toLocaleString('en')} of ${all.toLocaleString('en')} agents diverged`;
}

function pick(next: (Picked & { show: number }) | undefined) {
  picked = next;
  stages.forEach((stage, show) => {
    stage.picked = next?.show === show ? next : undefined;
    stage.attention.clear();
    stage.draw();
  });
  if (next) ask('pick', { show: next.show, layer: next.layer, agent: next.agent });
  else {
    panel.following = false;
    panel.portrait(undefined);
    ask('unpick');
  }
  bookmark();
}

function portrait(message: Portrait) {
  if (!picked || message.agent !== picked.agent || message.layer !== picked.layer || message.show !== picked.show) return;
  const info = shows[message.show];
  const frame = frames[message.show];
  const number = info?.scene.layers.findIndex((layer) => layer.name === message.layer) ?? -1;
  const layer = info?.scene.layers[number];
  const content = frame?.layers[number];
  if (!message.parts && layer?.kind === 'agents' && content?.kind === 'agents') shownOf(message, layer, content);
  const stage = stages[message.show];
  if (stage) {
    stage.attention = new Map(Object.entries(message.attention ?? {}).map(([id, weight]) => [Number(id), weight]));
    stage.among = message.among ?? [];
    stage.draw();
  }
  panel.portrait(message);
}

/** Where nothing but frames is known, what the frame tells of an agent. */
function shownOf(message: Portrait, layer: import('./scene').AgentLayer, content: import('./frame').Agents) {
  const index = indexOf(content, message.agent);
  if (index < 0) return;
  message.alive = true;
  message.parts = [
    {
      heading: 'shown',
      rows: layer.channels.map((channel, i) => {
        const codes = content.channels[i]!;
        const code = codes.codes[index]!;
        const value =
          channel.meaning === 'CATEGORY'
            ? code
            : channel.meaning === 'HEADING'
              ? (code / 256) * 2 * Math.PI
              : codes.low + (code * (codes.high - codes.low)) / (codes.missing - 1);
        const name = channel.meaning === 'CATEGORY' ? `${channel.name}: ${channel.categories[code]}` : channel.name;
        return { name, unit: channel.unit, values: [value] };
      }),
    },
  ];
}

function follow(on: boolean) {
  panel.following = on && picked !== undefined;
  if (panel.following) stages[picked!.show]!.follow();
  byId('agent').querySelector('.head button')?.classList.toggle('on', panel.following);
}

function java(program: string) {
  byId<HTMLTextAreaElement>('program').value = program;
  byId<HTMLDialogElement>('java').showModal();
  byId<HTMLTextAreaElement>('program').select();
  navigator.clipboard?.writeText(program).then(
    () => say('Copied.', false),
    () => {},
  );
}

let saying = 0;
function say(message: string, stays: boolean) {
  const bar = byId('message');
  bar.textContent = message;
  bar.hidden = false;
  clearTimeout(saying);
  if (!stays) saying = window.setTimeout(() => (bar.hidden = true), 8000);
}

function theme(name: string) {
  const next = THEMES.includes(name) ? name : 'light';
  document.documentElement.dataset.theme = next;
  look.dark = next === 'dark';
  strip.restyle();
  stages.forEach((stage) => stage.redraw());
  bookmark();
}

let scrubbing = false;
const speed = () => Number(byId<HTMLSelectElement>('speed').value);
const actions: Record<string, () => void> = {
  play: () => (state?.playing ? ask('pause') : ask('play', { speed: speed() })),
  forward: () => ask('step', { by: 1 }),
  back: () => ask('step', { by: -1 }),
  fork: () => ask('fork'),
  join: () => ask('join'),
  fit: () => stages.forEach((stage) => stage.fit(true)),
  theme: () => theme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme ?? 'light') + 1) % THEMES.length]!),
  map: () => {
    look.map = look.map === 'viridis' ? 'cividis' : 'viridis';
    legendRanges = '';
    stages.forEach((stage) => stage.redraw());
    if (shows[0]) panel.legend(shows[0], frames[0]);
  },
  help: () => byId<HTMLDialogElement>('keys').showModal(),
};
for (const [id, action] of Object.entries(actions)) byId(id).addEventListener('click', action);
for (const value of SPEEDS) {
  const option = element('option', '', value === 0 ? 'fastest' : `${value} steps/s`);
  option.value = String(value);
  option.selected = value === 30;
  byId('speed').append(option);
}
byId('speed').addEventListener('change', () => state?.playing && ask('play', { speed: speed() }));
const scrub = byId<HTMLInputElement>('scrub');
scrub.addEventListener('pointerdown', () => (scrubbing = true));
scrub.addEventListener('pointerup', () => (scrubbing = false));
scrub.addEventListener('input', () => ask('seek', { step: Number(scrub.value) }));
byId('goto').addEventListener('change', (event) => {
  const field = event.target as HTMLInputElement;
  const step = Number(field.value);
  if (field.value !== '' && Number.isFinite(step)) ask('seek', { step });
  field.value = '';
  field.blur();
});

const KEYS: Record<string, () => void> = {
  ' ': actions.play!,
  ArrowRight: actions.forward!,
  ArrowLeft: actions.back!,
  Home: () => ask('seek', { step: state?.first ?? 0 }),
  End: () => state?.last !== null && ask('seek', { step: state?.last ?? 0 }),
  f: () => follow(!panel.following),
  k: actions.fork!,
  j: actions.join!,
  0: actions.fit!,
  '+': () => stages.forEach((stage) => stage.zoomBy(0.5)),
  '-': () => stages.forEach((stage) => stage.zoomBy(-0.5)),
  t: actions.theme!,
  m: actions.map!,
  n: () => next(1),
  p: () => next(-1),
  '<': () => faster(-1),
  '>': () => faster(1),
  Escape: () => pick(undefined),
  '?': actions.help!,
};

function faster(by: number) {
  const select = byId<HTMLSelectElement>('speed');
  select.selectedIndex = Math.max(0, Math.min(SPEEDS.length - 1, select.selectedIndex + by));
  if (state?.playing) ask('play', { speed: speed() });
}

/** Picks the next agent by id, so that nobody needs a mouse. */
function next(by: number) {
  const info = shows[picked?.show ?? 0];
  const frame = frames[picked?.show ?? 0];
  if (!info || !frame) return;
  const number = picked
    ? info.scene.layers.findIndex((layer) => layer.name === picked!.layer)
    : info.scene.layers.findIndex((layer) => layer.kind === 'agents');
  const content = frame.layers[number];
  if (content?.kind !== 'agents' || content.count === 0) return;
  const at = picked ? indexOf(content, picked.agent) + by : 0;
  const index = (at + content.count) % content.count;
  pick({ layer: info.scene.layers[number]!.name, agent: idOf(content, index), show: picked?.show ?? 0 });
}

document.addEventListener('keydown', (event) => {
  const target = event.target as HTMLElement;
  const typing = target.matches('input:not([type=checkbox]):not([type=range]), select, textarea');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const action = KEYS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

setInterval(() => strip.draw(), 250);
let rated = { ...times, at: performance.now() };
setInterval(() => {
  const now = { ...times, at: performance.now() };
  const each = now.frames - rated.frames;
  byId('rate').textContent =
    each === 0
      ? ''
      : `${number(Math.round((1000 * each) / (now.at - rated.at)))} frames/s · ` +
        `${number(Math.round((now.bytes - rated.bytes) / each / 1000))} kB · ` +
        `${number(Number(((now.decode - rated.decode + now.draw - rated.draw) / each).toFixed(1)))} ms`;
  rated = now;
}, 1000);
theme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** For tests and tools in this page. */
Object.assign(window, {
  throng: {
    state: () => state,
    times: () => times,
    frames: () => frames,
    shows: () => shows,
    picked: () => picked,
    pick: (show: number, layer: string, agent: number) => pick({ show, layer, agent }),
    where: (show: number, layer: string, agent: number) => {
      const place = stages[show]?.placeOf({ layer, agent });
      return place && stages[show]!.project(place);
    },
    attention: (show: number) =>
      stages[show]!.attended().map(({ agent, weight, at }) => ({ agent, weight, at: stages[show]!.project(at) })),
    nearest: (show: number, x: number, y: number) => {
      const began = performance.now();
      const found = stages[show]!.nearest([x, y], 1);
      return { found, milliseconds: performance.now() - began };
    },
  },
});
