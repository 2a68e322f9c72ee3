// `npm run build`: bundles src/ and the language client into dist/extension.js. Gives a promise when imported.
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

export const built = build({
  entryPoints: [path.join(here, 'src/extension.ts')],
  outfile: path.join(here, 'dist/extension.js'),
  bundle: true,
  minify: true,
  legalComments: 'none',
  external: ['vscode'],
  format: 'cjs',
  platform: 'node',
  target: 'node20', // of VS Code 1.91, the oldest one that package.json allows
});
