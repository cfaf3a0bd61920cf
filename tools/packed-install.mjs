// Installs each packed package into an empty project, with the tarballs of its own dependencies and nothing else of the workspace,
// and loads every entry as ESM and as CJS. What a package uses without declaring it is missing there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const loader = (entries, bins) => `
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const entry of ${JSON.stringify(entries)}) {
  const esm = await import(entry);
  const cjs = require(entry);
  assert.match(require.resolve(entry), /\\.cjs$/, entry + ' has no CJS build of its own');
  const names = (module) => Object.keys(module).filter((name) => name !== 'default' && name !== '__esModule').sort();
  assert.deepEqual(names(cjs), names(esm), entry + ' exports one thing as ESM and another as CJS');
  assert.notEqual(names(esm).length, 0, entry + ' exports nothing');
}
for (const bin of ${JSON.stringify(bins)}) {
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/' + bin, ['--help'], { encoding: 'utf8' });
  assert.equal(status, 0, bin + ' --help: ' + stderr);
  assert.match(stdout, /usage/i);
}
`;

/** `packages`: manifests by name, `tarballs`: files by name. Gives the problems found, by package. */
export function installPacked(folder, packageManager, packages, tarballs) {
  const problems = [];
  for (const [name, manifest] of packages) {
    const project = join(folder, 'installed', name.replace('/', '+'));
    mkdirSync(project, { recursive: true });
    const own = [...closure(name, packages)].filter((dependency) => dependency !== name);
    const manifestOfUser = { private: true, type: 'module', dependencies: { [name]: `file:${tarballs.get(name)}` } };
    writeFileSync(join(project, 'package.json'), JSON.stringify(manifestOfUser));
    const overrides = own.map((dependency) => `  '${dependency}': 'file:${tarballs.get(dependency)}'\n`).join('');
    // The pinned version of pnpm runs here as well, whatever this project does not say.
    writeFileSync(
      join(project, 'pnpm-workspace.yaml'),
      `pmOnFail: ignore\n${overrides === '' ? '' : `overrides:\n${overrides}`}`,
    );
    const entries = Object.keys(manifest.exports)
      .filter((entry) => !entry.endsWith('.json'))
      .map((entry) => name + entry.slice(1));
    writeFileSync(join(project, 'load.mjs'), loader(entries, Object.keys(manifest.bin ?? {})));
    const steps = [
      ['npx', ['--yes', packageManager, 'install', '--prefer-offline', '--ignore-scripts', '--reporter=silent']],
      ['node', ['load.mjs']],
    ];
    for (const [command, args] of steps) {
      const { status, stdout, stderr } = spawnSync(command, args, { cwd: project, encoding: 'utf8' });
      if (status === 0) continue;
      problems.push(`${String(name)}: ${args.join(' ')}\n${stdout}${stderr}`);
      break;
    }
  }
  return problems;
}

function closure(name, packages, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const dependency of Object.keys(packages.get(name).dependencies ?? {})) {
    if (packages.has(dependency)) closure(dependency, packages, found);
  }
  return found;
}

/** The manifest inside a tarball. */
export function packedManifest(tarball) {
  const { status, stdout, stderr } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tarball}: ${stderr}`);
  return JSON.parse(stdout);
}
