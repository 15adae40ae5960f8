// Bundles the page into the folder that is given.
import { build } from 'esbuild';
import { copyFile, mkdir, rename } from 'node:fs/promises';

const folder = process.argv[2] ?? 'dist';
await mkdir(folder, { recursive: true });
await build({
  entryPoints: ['src/main.ts'],
  outfile: `${folder}/main.js`,
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});
await rename(`${folder}/main.css`, `${folder}/style.css`);
await copyFile('src/index.html', `${folder}/index.html`);
