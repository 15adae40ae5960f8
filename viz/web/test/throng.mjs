// Starts throng view for a test, and a browser to look at it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const THRONG = process.env.THRONG ?? fileURLToPath(new URL('../../../throng', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // As Chromium does by itself where there is no graphics card: only WebGL goes through the software renderer.
  '--disable-gpu-rasterization',
  '--disable-accelerated-2d-canvas',
];

export function launch() {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** Runs a command of throng to its end. */
export function throng(...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(THRONG, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (data) => (out += data));
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`throng ${args.join(' ')} ended with ${code}`))));
  });
}

/** Starts throng view and resolves to its address and process; stop() ends it. */
export function view(...args) {
  const child = spawn(THRONG, ['view', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () =>
    new Promise((resolve) => {
      child.on('close', resolve);
      child.kill('SIGTERM');
    });
  return new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => line.startsWith('http') && resolve({ url: line, pid: child.pid, stop }));
    child.on('close', (code) => reject(new Error(`throng view ${args.join(' ')} ended with ${code}`)));
  });
}

/** A page that shows what an address has; what it complains about fails the test. */
export async function open(browser, url, size = { width: 1280, height: 800 }) {
  const page = await browser.newPage({ viewport: size });
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  await page.waitForFunction(() => window.throng?.state() && window.throng.frames()[0]);
  return { page, complaints };
}

/** Waits until the page shows a step. */
export function atStep(page, step) {
  return page.waitForFunction(
    (wanted) => window.throng.state().steps[0] === wanted && window.throng.frames()[0].step === wanted,
    step,
  );
}

export function reached(page, step) {
  return page.waitForFunction((wanted) => window.throng.frames()[0].step >= wanted, step);
}

export const stepOf = (page) => page.evaluate(() => window.throng.state().steps[0]);

/** A text that tells frames apart. */
export function fingerprint(page, show = 0) {
  return page.evaluate((number) => {
    let hash = 17;
    for (const layer of window.throng.frames()[number].layers) {
      for (const codes of layer.channels ?? []) for (const code of codes.codes) hash = (Math.imul(hash, 31) + code) | 0;
    }
    return hash;
  }, show);
}

/** Nothing in the page is cut off, or lies over something else. */
export function flaws(page) {
  return page.evaluate(() => {
    const found = [];
    const { innerWidth, innerHeight } = window;
    if (document.documentElement.scrollWidth > innerWidth) found.push('the page is wider than the window');
    if (document.documentElement.scrollHeight > innerHeight) found.push('the page is higher than the window');
    const shown = [...document.querySelectorAll('header button, header select, header input, #title, #scrub, #rate, aside h2, aside label, aside button, aside dd, aside .bar')].filter(
      (each) => each.offsetParent !== null && each.getBoundingClientRect().width > 0,
    );
    const aside = document.querySelector('aside').getBoundingClientRect();
    for (const each of shown) {
      const box = each.getBoundingClientRect();
      const name = each.id || each.textContent.slice(0, 30) || each.tagName;
      if (box.left < 0 || box.right > innerWidth + 0.5) found.push(`${name} is cut off at the side`);
      if (each.closest('header') && box.bottom > innerHeight) found.push(`${name} is cut off below`);
      if (each.closest('aside') && box.right > aside.right + 0.5) found.push(`${name} leaves the panel`);
    }
    const controls = shown.filter((each) => each.closest('header'));
    controls.forEach((one, i) =>
      controls.slice(i + 1).forEach((other) => {
        const a = one.getBoundingClientRect();
        const b = other.getBoundingClientRect();
        if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) {
          found.push(`${one.id} lies over ${other.id}`);
        }
      }),
    );
    return found;
  });
}
