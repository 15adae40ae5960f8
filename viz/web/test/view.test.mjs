// The viewer as a person uses it, in a headless Chromium, against real runs.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { request } from 'node:http';
import { atStep, fingerprint, flaws, launch, open, reached, stepOf, throng, view } from './throng.mjs';

const SCREENSHOTS = process.env.SCREENSHOTS;
let browser;
let folder;

before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), 'throng-view-'));
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function shot(page, name) {
  assert.deepEqual(await flaws(page), []);
  if (SCREENSHOTS) await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

describe('many agents without a graphics card', () => {
  test('are stamped where they are, each on its side of the view', async () => {
    const server = await view('boids', '--agents', '5000', '--seed', '7');
    const { page, complaints } = await open(browser, server.url);
    const painted = () =>
      page.evaluate(() => {
        const sheet = document.querySelector('canvas.sheet');
        const context = sheet.getContext('2d');
        const box = sheet.getBoundingClientRect();
        let hits = 0;
        let seen = 0;
        for (let agent = 0; agent < 5000; agent += 50) {
          const [x, y] = window.throng.where(0, 'birds', agent);
          if (x < 2 || y < 2 || x > box.width - 2 || y > box.height - 2) continue;
          seen++;
          if (context.getImageData(Math.floor(x), Math.floor(y), 1, 1).data[3] === 255) hits++;
        }
        const pixels = context.getImageData(0, 0, sheet.width, sheet.height).data;
        let covered = 0;
        for (let i = 3; i < pixels.length; i += 4) covered += pixels[i] === 255 ? 1 : 0;
        return { hits, seen, covered: covered / (pixels.length / 4) };
      });
    const before = await painted();
    assert.ok(before.seen > 90 && before.hits === before.seen, JSON.stringify(before));
    assert.ok(before.covered > 0.01 && before.covered < 0.6, JSON.stringify(before));
    await page.waitForTimeout(500); // until the page has its final size
    const apart = () => Math.hypot(...[0, 1].map((k) => window.throng.where(0, 'birds', 0)[k] - window.throng.where(0, 'birds', 1)[k]));
    const far = await page.evaluate(apart);
    await page.keyboard.press('+');
    await page.waitForFunction(`(${apart})() > ${1.3 * far}`);
    const nearer = await painted();
    assert.ok(nearer.seen > 0 && nearer.seen < before.seen && nearer.hits === nearer.seen, JSON.stringify(nearer));
    await shot(page, 'stamps');
    await page.close();
    await server.stop();
    assert.deepEqual(complaints, []);
  });
});

describe('a live flock', () => {
  let server;
  let page;
  let complaints;

  before(async () => {
    server = await view('boids', '--agents', '500', '--seed', '7');
    ({ page, complaints } = await open(browser, server.url));
  });

  after(async () => {
    assert.deepEqual(complaints, []);
    await server?.stop();
  });

  test('steps on and back to the very same frame', async () => {
    await atStep(page, 0);
    const marks = [await fingerprint(page)];
    for (let step = 1; step <= 5; step++) {
      await page.click('#forward');
      await atStep(page, step);
      marks.push(await fingerprint(page));
    }
    assert.equal(new Set(marks).size, marks.length);
    for (let step = 4; step >= 0; step--) {
      await page.click('#back');
      await atStep(page, step);
      assert.equal(await fingerprint(page), marks[step]);
    }
  });

  test('plays and pauses', async () => {
    await page.selectOption('#speed', '60');
    await page.click('#play');
    await reached(page, 20);
    assert.equal(await page.textContent('#play'), 'Pause');
    await page.click('#play');
    await page.waitForFunction(() => !window.throng.state().playing);
    const paused = await stepOf(page);
    await page.waitForTimeout(300);
    assert.equal(await stepOf(page), paused);
  });

  test('goes to a step, and scrubs', async () => {
    await page.fill('#goto', '12');
    await page.press('#goto', 'Enter');
    await atStep(page, 12);
    const there = await fingerprint(page);
    await page.evaluate(() => {
      const scrub = document.getElementById('scrub');
      scrub.value = '3';
      scrub.dispatchEvent(new Event('input'));
    });
    await atStep(page, 3);
    await page.fill('#goto', '12');
    await page.press('#goto', 'Enter');
    await atStep(page, 12);
    assert.equal(await fingerprint(page), there);
  });

  test('shows measures over the steps, and seeks where one clicks', async () => {
    await page.waitForFunction(() => document.querySelectorAll('#strip .measure').length === 2);
    assert.deepEqual(await page.locator('#strip .name').allTextContents(), ['order', 'neighbours']);
    const over = page.locator('#strip .u-over').first();
    const box = await over.boundingBox();
    await over.click({ position: { x: 2, y: box.height / 2 } });
    await atStep(page, 0);
  });

  test('picks an agent, tells its state with units, draws its history, follows it', async () => {
    const place = await page.evaluate(() => window.throng.where(0, 'birds', 42));
    const world = await page.locator('.world').first().boundingBox();
    await page.mouse.click(world.x + place[0], world.y + place[1]);
    await page.waitForFunction(() => document.querySelector('#agent strong'));
    const picked = await page.evaluate(() => window.throng.picked());
    assert.equal(picked.layer, 'birds');
    const near = await page.evaluate((id) => window.throng.where(0, 'birds', id), picked.agent);
    assert.ok(Math.hypot(near[0] - place[0], near[1] - place[1]) < 14);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelectorAll('#agent polyline').length > 0);
    assert.ok((await page.textContent('#agent')).includes('last x'));
    await page.click('#agent .head button');
    const centred = async () => {
      const at = await page.evaluate((id) => window.throng.where(0, 'birds', id), picked.agent);
      return Math.hypot(at[0] - world.width / 2, at[1] - world.height / 2);
    };
    assert.ok((await centred()) < 3);
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowRight');
    await reached(page, 5);
    assert.ok((await centred()) < 3);
    await shot(page, 'agent');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('#agent strong'));
    await page.keyboard.press('0');
  });

  test('sets a parameter of the live run, keeps it as an event, and tells the Java program of it', async () => {
    await page.fill('#goto', '10');
    await page.press('#goto', 'Enter');
    await atStep(page, 10);
    await page.fill('[aria-label="randomness"]', '3.5');
    await page.press('[aria-label="randomness"]', 'Enter');
    await page.waitForFunction(() => document.querySelector('.events')?.textContent.includes('step 10: randomness = 3.5'));
    await page.click('text=Copy as Java');
    await page.waitForFunction(() => document.getElementById('java').open);
    const program = await page.inputValue('#program');
    assert.match(program, /scenario\.buildWith\(Map\.of\("agents", "500"\)\), 7L\)/);
    assert.match(program, /run\.run\(10\);/);
    assert.match(program, /"randomness", "3\.5"/);
    await page.click('#java button');
  });

  test('refuses a value with the reason', async () => {
    await page.fill('[aria-label="jump"]', '-1');
    await page.press('[aria-label="jump"]', 'Enter');
    await page.waitForFunction(() => /jump must be in \[0, 1e6\], got -1/.test(document.getElementById('message').textContent));
  });

  test('forks: the same shocks, two futures, who diverged', async () => {
    await page.keyboard.press('k');
    await page.waitForFunction(() => document.querySelectorAll('.world').length === 2 && window.throng.frames()[1]);
    assert.equal(await fingerprint(page, 0), await fingerprint(page, 1));
    await page.keyboard.press('ArrowRight');
    await reached(page, 11);
    await page.waitForFunction(() => window.throng.frames()[1].step === 11);
    assert.equal(await fingerprint(page, 0), await fingerprint(page, 1));
    await page.locator('[aria-label="cohesion"]').nth(1).fill('8');
    await page.locator('[aria-label="cohesion"]').nth(1).press('Enter');
    await page.waitForFunction(() => document.querySelector('#knobs').textContent.includes('cohesion = 8'));
    await page.locator('#worlds').click({ position: { x: 3, y: 3 } });
    for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => window.throng.frames()[1]?.step === 20);
    assert.notEqual(await fingerprint(page, 0), await fingerprint(page, 1));
    await page.waitForFunction(() => /^[1-9][0-9]* of 500 agents diverged$/.test(document.getElementById('diverged').textContent));
    await shot(page, 'fork');
    await page.keyboard.press('j');
    await page.waitForFunction(() => document.querySelectorAll('.world').length === 1);
  });

  test('does everything by keyboard', async () => {
    await page.keyboard.press('Home');
    await atStep(page, 0);
    await page.keyboard.press('ArrowRight');
    await atStep(page, 1);
    await page.keyboard.press(' ');
    await reached(page, 4);
    await page.keyboard.press(' ');
    await page.waitForFunction(() => !window.throng.state().playing);
    await page.keyboard.press('n');
    await page.waitForFunction(() => window.throng.picked()?.agent === 0);
    await page.keyboard.press('n');
    await page.waitForFunction(() => window.throng.picked()?.agent === 1);
    await page.keyboard.press('p');
    await page.waitForFunction(() => window.throng.picked()?.agent === 0);
    await page.keyboard.press('>');
    assert.equal(await page.inputValue('#speed'), '120');
    await page.keyboard.press('?');
    assert.ok(await page.locator('#keys').isVisible());
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    await page.keyboard.press('+');
    await page.keyboard.press('Escape');
  });

  test('has themes', async () => {
    for (const name of ['dark', 'print', 'light']) {
      await page.keyboard.press('t');
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), name);
      await shot(page, `theme-${name}`);
    }
  });

  test('is bookmarked by its address', async () => {
    await page.fill('#goto', '6');
    await page.press('#goto', 'Enter');
    await atStep(page, 6);
    await page.locator('#worlds').click({ position: { x: 3, y: 3 } });
    await page.keyboard.press('n');
    await page.waitForFunction(() => location.hash.includes('agent=0') && location.hash.includes('step=6'));
    const other = await open(browser, page.url());
    await atStep(other.page, 6);
    await other.page.waitForFunction(() => window.throng.picked()?.agent === 0);
    assert.deepEqual(other.complaints, []);
    await other.page.close();
  });

  test('fits a large window too', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.waitForTimeout(300);
    await shot(page, 'large');
  });
});

describe('other worlds', () => {
  for (const [name, args] of Object.entries({
    sir: ['--agents', '400'],
    heat_bugs: [],
    forest_fire: [],
    walkers: ['--agents', '250000'],
  })) {
    test(`${name} is shown`, async () => {
      const server = await view(name, ...args);
      const { page, complaints } = await open(browser, server.url);
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
      await atStep(page, 3);
      await shot(page, name);
      assert.deepEqual(complaints, []);
      await page.close();
      await server.stop();
    });
  }
});

describe('learned agents', () => {
  test('tell what they perceive by name, and what they do', async () => {
    const server = await view('simple_spread');
    const { page, complaints } = await open(browser, server.url);
    await page.keyboard.press('ArrowRight');
    await atStep(page, 1);
    await page.evaluate(() => window.throng.pick(0, 'agent', 1));
    await page.waitForFunction(() => document.querySelector('#agent')?.textContent.includes('observation'));
    const told = await page.textContent('#agent');
    for (const part of ['state', 'observation', 'action', 'reward']) assert.ok(told.includes(part), part);
    await shot(page, 'learned');
    assert.deepEqual(complaints, []);
    await page.close();
    await server.stop();
  });
});

describe('agents that learned', () => {
  const train = (name, ...more) =>
    throng('train', 'ippo', 'simple_spread', '--steps', '4000', '--episodes', '20', '--out', join(folder, name), ...more);

  /** The rows of a part of what is told of the picked agent. */
  const rows = (page, heading) =>
    page.evaluate((wanted) => {
      const title = [...document.querySelectorAll('#agent h3')].find((each) => each.textContent === wanted);
      return [...(title?.nextElementSibling.querySelectorAll('tr') ?? [])].map((row) => ({
        name: row.querySelector('th').textContent,
        value: row.querySelector('.value').textContent,
        chosen: row.className === 'chosen',
        bar: row.querySelector('.share i')?.getBoundingClientRect().width,
        room: row.querySelector('.share')?.getBoundingClientRect().width,
      }));
    }, heading);

  const percents = (told) => told.map((row) => Number(/^([0-9.]+) %$/.exec(row.value)[1]));

  const sizes = async (page, name) => {
    for (const [width, height] of [
      [1280, 800],
      [1920, 1080],
    ]) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(300);
      await shot(page, `${name}-${width}`);
    }
  };

  const picked = async (page, agent) => {
    await page.evaluate((id) => window.throng.pick(0, 'agent', id), agent);
    await page.waitForFunction((id) => document.querySelector('#agent strong')?.textContent === `agent ${id}`, agent);
  };

  test('tell the probabilities of their actions, and the value', async () => {
    await train('plain');
    const server = await view('simple_spread', '--policy', join(folder, 'plain'));
    const { page, complaints } = await open(browser, server.url);
    await picked(page, 1);
    for (let step = 1; step <= 3; step++) {
      const next = await rows(page, 'next action');
      assert.deepEqual(next.map((row) => row.name), ['stay', 'x-', 'x+', 'y-', 'y+']);
      const shares = percents(next);
      assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) < 0.3, String(shares));
      const chosen = next.filter((row) => row.chosen);
      assert.equal(chosen.length, 1);
      assert.equal(Number(chosen[0].value.replace(' %', '')), Math.max(...shares));
      next.forEach((row, i) => assert.ok(Math.abs(row.bar - (shares[i] / 100) * (row.room - 8)) < 2, JSON.stringify(row)));
      assert.ok(Number.isFinite(Number((await rows(page, 'value'))[0].value)));
      assert.deepEqual(await rows(page, 'attention'), []);
      await page.keyboard.press('ArrowRight');
      await atStep(page, step);
      await page.waitForFunction(
        (wanted) => [...document.querySelectorAll('#agent h3')].some((title) => title.textContent === 'action' && title.nextElementSibling.textContent.includes(wanted)),
        chosen[0].name,
      );
    }
    await page.waitForFunction(() =>
      [...document.querySelectorAll('#agent h3')].find((title) => title.textContent === 'value').nextElementSibling.querySelector('polyline'),
    );
    assert.ok((await page.textContent('aside')).includes('ippo after'));
    await sizes(page, 'decision');
    assert.deepEqual(complaints, []);
    await page.close();
    await server.stop();
  });

  test('show whom they attend to', async () => {
    await train('attention', '--set', 'network=ATTENTION');
    const server = await view(join(folder, 'attention'));
    const { page, complaints } = await open(browser, server.url);
    await page.keyboard.press('ArrowRight');
    await atStep(page, 1);
    await picked(page, 1);
    const attention = await rows(page, 'attention');
    assert.deepEqual(
      attention.map((row) => row.name),
      [
        'itself',
        'to landmark 0',
        'to landmark 1',
        'to landmark 2',
        'to other 0, agent 0',
        'to other 1, agent 2',
        'message 0, agent 0',
        'message 1, agent 2',
      ],
    );
    const shares = percents(attention);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100) < 0.5, String(shares));
    const lines = await page.evaluate(() => window.throng.attention(0));
    assert.deepEqual(lines.map((line) => line.agent), [0, 2]);
    assert.ok(Math.abs(100 * lines[0].weight - shares[4] - shares[6]) < 0.2);
    assert.ok(Math.abs(100 * lines[1].weight - shares[5] - shares[7]) < 0.2);
    for (const line of lines) {
      const place = await page.evaluate((id) => window.throng.where(0, 'agent', id), line.agent);
      assert.ok(Math.hypot(line.at[0] - place[0], line.at[1] - place[1]) < 1);
    }
    await sizes(page, 'attention');
    await page.evaluate(() => document.querySelector('#agent h3:nth-of-type(4)').scrollIntoView());
    await shot(page, 'attention-below');
    assert.deepEqual(complaints, []);
    await page.close();
    await server.stop();
  });
});

describe('a recording', () => {
  test('is played, scrubbed and asked', async () => {
    const run = join(folder, 'run');
    await throng('run', 'wolf_sheep', '--steps', '60', '--record', '2', '--no-pictures', '--out', run);
    const server = await view(run);
    const { page, complaints } = await open(browser, server.url);
    await atStep(page, 0);
    await page.keyboard.press('End');
    await atStep(page, 60);
    await page.keyboard.press('ArrowLeft');
    await atStep(page, 58);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await atStep(page, 2);
    await page.keyboard.press('n');
    await page.waitForFunction(() => document.querySelector('#agent')?.textContent.includes('kind: '));
    assert.ok(await page.locator('#fork').isDisabled());
    await shot(page, 'recording');
    assert.deepEqual(complaints, []);
    await page.close();
    await server.stop();
  });

  test('is shown by one file without a server', async () => {
    const run = join(folder, 'run');
    const file = join(folder, 'view.html');
    await throng('export', run, '--html', '--to', file);
    const { page, complaints } = await open(browser, `file://${file}`);
    await atStep(page, 0);
    await page.keyboard.press('End');
    await atStep(page, 60);
    const last = await fingerprint(page);
    await page.keyboard.press('ArrowLeft');
    await atStep(page, 58);
    assert.notEqual(await fingerprint(page), last);
    await page.keyboard.press(' ');
    await atStep(page, 60);
    assert.equal(await fingerprint(page), last);
    await page.keyboard.press('n');
    await page.waitForFunction(() => document.querySelector('#agent')?.textContent.includes('kind: '));
    assert.deepEqual(complaints, []);
    await page.close();
  });
});

describe('who may look', () => {
  let server;
  let url;

  before(async () => {
    server = await view('boids', '--agents', '50');
    url = new URL(server.url);
  });

  after(() => server?.stop());

  const status = (path, headers = {}) =>
    new Promise((resolve, reject) => {
      request({ host: url.hostname, port: url.port, path, headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  test('whoever knows the address', async () => {
    assert.equal(await status(url.pathname), 200);
    assert.equal(await status(`${url.pathname}main.js`), 200);
  });

  test('nobody without the token, or with another', async () => {
    assert.equal(await status('/'), 403);
    assert.equal(await status('/main.js'), 403);
    assert.equal(await status(`/${'A'.repeat(32)}/`), 403);
    assert.equal(await status(`${url.pathname}../pom.xml`), 403);
    assert.equal(await status(`${url.pathname}secret`), 404);
  });

  test('nobody who calls this host by another name', async () => {
    assert.equal(await status(url.pathname, { Host: 'evil.example' }), 403);
    assert.equal(await status(url.pathname, { Host: `127.0.0.1:${Number(url.port) + 1}` }), 403);
  });

  test('no page from elsewhere', async () => {
    const elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>elsewhere</p>'));
    await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
    const outcome = await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${address.replace('http', 'ws')}socket`);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      server.url,
    );
    assert.equal(outcome, 'refused');
    const read = await page.evaluate((address) => fetch(address).then(() => 'read', () => 'refused'), server.url);
    assert.equal(read, 'refused');
    await page.close();
    elsewhere.close();
  });
});
