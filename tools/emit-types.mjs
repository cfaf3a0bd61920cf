// Emits a package's declarations with plain tsc, once as ES modules and once as CommonJS: for generated packages, whose
// messages are a type and a value of one name inside a namespace, which type bundlers tear apart.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tsc = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/typescript/bin/tsc');
const esm = 'dist/types';
const cjs = 'dist/types-cjs';
const { status } = spawnSync(
  process.execPath,
  [
    tsc,
    '-p',
    'tsconfig.build.json',
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--rootDir',
    'src',
    '--outDir',
    esm,
  ],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);
copyAsCommonJs('');

function copyAsCommonJs(folder) {
  mkdirSync(join(cjs, folder), { recursive: true });
  for (const name of readdirSync(join(esm, folder))) {
    const path = join(folder, name);
    if (statSync(join(esm, path)).isDirectory()) copyAsCommonJs(path);
    else if (name.endsWith('.d.ts')) {
      const text = readFileSync(join(esm, path), 'utf8').replace(
        /(\b(?:from|import)\s*\(?\s*['"]\.{1,2}\/[^'"]+)\.js(['"])/g,
        '$1.cjs$2',
      );
      writeFileSync(join(cjs, path.replace(/\.d\.ts$/, '.d.cts')), text);
    }
  }
}
