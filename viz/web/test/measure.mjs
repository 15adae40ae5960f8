// What the viewer costs, in a headless Chromium that draws in software: npm run measure. Prints one JSON line a row.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch, open, throng, view } from './throng.mjs';

const AGENTS = Number(process.env.AGENTS ?? 100_000);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const round = (value) => Number(value.toPrecision(3));
const tell = (row) => console.log(JSON.stringify(row));

/** Frames a second that are drawn, and what each costs the page, over some seconds of playing. */
async function playing(page, seconds, speed) {
  await page.selectOption('#speed', String(speed));
  await page.click('#play');
  await page.waitForTimeout(3000); // the JIT, and the shaders
  const measured = await page.evaluate(async (wait) => {
    const before = { ...window.throng.times(), at: performance.now(), step: window.throng.frames()[0].step };
    await new Promise((done) => setTimeout(done, wait));
    const after = { ...window.throng.times(), at: performance.now(), step: window.throng.frames()[0].step };
    const frames = after.frames - before.frames;
    return {
      frames_per_second: (1000 * frames) / (after.at - before.at),
      steps_per_second: (1000 * (after.step - before.step)) / (after.at - before.at),
      decode_ms: (after.decode - before.decode) / frames,
      draw_ms: (after.draw - before.draw) / frames,
      bytes: (after.bytes - before.bytes) / frames,
    };
  }, 1000 * seconds);
  await page.click('#play');
  await page.waitForFunction(() => !window.throng.state().playing);
  return Object.fromEntries(Object.entries(measured).map(([name, value]) => [name, round(value)]));
}

/** Milliseconds from asking for a step to its frame, and to find the agent under a point. */
async function seeking(page, last) {
  const seeks = [];
  const picks = [];
  for (let i = 1; i <= 30; i++) {
    const step = (i * 7919) % last;
    seeks.push(
      await page.evaluate(async (to) => {
        const began = performance.now();
        const input = document.getElementById('goto');
        input.value = String(to);
        input.dispatchEvent(new Event('change'));
        while (Math.abs(window.throng.frames()[0].step - to) > 1) {
          await new Promise((done) => requestAnimationFrame(done));
        }
        return performance.now() - began;
      }, step),
    );
    picks.push(
      await page.evaluate(([x, y]) => window.throng.nearest(0, x, y).milliseconds, [200 + ((i * 37) % 500), 200 + ((i * 53) % 400)]),
    );
  }
  return {
    seek_ms: round(median(seeks)),
    slowest_seek_ms: round(Math.max(...seeks)),
    pick_ms: round(median(picks)),
    slowest_pick_ms: round(Math.max(...picks)),
  };
}

/** Seconds of the processor that a process has used. */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What a step costs the processor at full speed with a page that takes no frames, over what it costs with none at all. */
async function stalled(browser, { url, pid }, seconds) {
  const page = await browser.newPage();
  await page.route('**/main.js', (route) => route.abort());
  await page.goto(url);
  const steps = (stays) =>
    page.evaluate(
      async ([keep, wait]) => {
        const connect = () =>
          new Promise((done) => {
            const socket = new WebSocket(new URL('socket', location.href.replace(/^http/, 'ws')));
            socket.states = [];
            socket.addEventListener('message', ({ data }) => {
              if (typeof data !== 'string') return;
              const told = JSON.parse(data);
              if (told.tell === 'state') socket.states.push(told);
            });
            socket.addEventListener('open', () => done(socket));
          });
        const standing = async (socket) => {
          socket.send(JSON.stringify({ do: 'pause' }));
          while (!socket.states.length || socket.states.at(-1).playing) await new Promise((done) => setTimeout(done, 5));
          return socket.states.at(-1).steps[0];
        };
        let socket = await connect();
        const from = await standing(socket);
        socket.states.length = 0;
        socket.send(JSON.stringify({ do: 'play', speed: 0 }));
        if (!keep) socket.close();
        await new Promise((done) => setTimeout(done, wait));
        if (!keep) socket = await connect();
        const to = await standing(socket);
        socket.close();
        return to - from;
      },
      [stays, 1000 * seconds],
    );
  await steps(true); // the JIT
  const cost = async (stays) => {
    const before = cpuSeconds(pid);
    const taken = await steps(stays);
    return (cpuSeconds(pid) - before) / taken;
  };
  const ratios = [];
  for (let turn = 0; turn < 9; turn++) ratios.push((await cost(true)) / (await cost(false)));
  await page.close();
  return { cpu_of_a_step_over_without: ratios.map(round), median: round(median(ratios)) };
}

const browser = await launch();
const folder = await mkdtemp(join(tmpdir(), 'throng-measure-'));
try {
  const size = { width: 1280, height: 800 };
  const live = await view('boids', '--agents', String(AGENTS), '--seed', '7');
  const shown = await open(browser, live.url, size);
  tell({ what: 'live, 30 steps a second', agents: AGENTS, ...(await playing(shown.page, 8, 30)) });
  tell({ what: 'live, as fast as it goes', agents: AGENTS, ...(await playing(shown.page, 8, 0)) });
  await shown.page.close();
  tell({ what: 'a stalled page', agents: AGENTS, ...(await stalled(browser, live, 6)) });
  await live.stop();

  const run = join(folder, 'run');
  await throng('run', 'boids', '--agents', String(AGENTS), '--steps', '500', '--record', '1', '--seed', '7', '--no-pictures', '--out', run);
  const recorded = await view(run);
  const replayed = await open(browser, recorded.url, size);
  tell({ what: 'recording', agents: AGENTS, ...(await playing(replayed.page, 4, 60)), ...(await seeking(replayed.page, 500)) });
  await recorded.stop();
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}
