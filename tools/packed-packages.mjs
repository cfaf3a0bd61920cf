// Packs every public package and checks the tarballs as a user would receive them: publint, "are the types wrong", and an installation
// of each into an empty project.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPacked, packedManifest } from './packed-install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const out = mkdtempSync(join(tmpdir(), 'packed-'));
let failures = 0;
try {
  run('npx', ['--yes', packageManager, '--recursive', '--filter=./packages/*', 'pack', '--pack-destination', out]);
  const tarballs = readdirSync(out)
    .filter((file) => file.endsWith('.tgz'))
    .sort();
  const expected = readdirSync(join(root, 'packages')).length;
  if (tarballs.length !== expected) fail(`${tarballs.length} tarballs for ${expected} packages`);
  for (const tarball of tarballs) {
    run('node_modules/.bin/publint', ['run', '--strict', join(out, tarball)], tarball);
    run(
      'node_modules/.bin/attw',
      ['--profile', 'node16', '--format', 'ascii', '--no-emoji', join(out, tarball)],
      tarball,
    );
  }
  const manifests = tarballs.map((tarball) => [join(out, tarball), packedManifest(join(out, tarball))]);
  const packages = new Map(manifests.map(([, manifest]) => [manifest.name, manifest]));
  const files = new Map(manifests.map(([file, manifest]) => [manifest.name, file]));
  for (const problem of installPacked(out, packageManager, packages, files)) fail(problem);
  process.stdout.write(
    `packed packages: ${tarballs.length} checked, each also installed alone and loaded as ESM and CJS, ${failures} problems\n`,
  );
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);

function run(command, args, subject = '') {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) fail(`${subject} ${command} ${args.join(' ')}\n${stdout}${stderr}`);
}

function fail(message) {
  failures += 1;
  process.stderr.write(`${message}\n`);
}
