// Runs `changeset version` on a copy of the manifests and checks what a release would publish; the workspace itself stays as it is.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const copy = mkdtempSync(join(tmpdir(), 'release-'));
try {
  const members = ['e2e', 'examples', ...inside('packages'), ...inside('tools')];
  for (const file of [
    'package.json',
    'pnpm-workspace.yaml',
    'pnpm-lock.yaml',
    ...members.map((m) => `${m}/package.json`),
  ]) {
    mkdirSync(join(copy, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  cpSync(join(root, '.changeset'), join(copy, '.changeset'), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const before = manifests(copy);
  // Changelogs name the commits that brought the changesets, so there has to be one.
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all', '.changeset', 'packages'],
    commit(),
  ])
    run('git', args);
  run(join(root, 'node_modules/.bin/changeset'), ['version']);
  const after = manifests(copy);
  const problems = [...unreleased(before, after), ...staleRanges(after)];
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  const released = [...after].filter(([name, { version }]) => before.get(name).version !== version);
  process.stdout.write(
    `release dry run: ${released.length} of ${after.size} packages get a version, ${problems.length} problems\n`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** Packages that were never released and that no changeset brings out. */
function unreleased(before, after) {
  return [...after]
    .filter(([name, { version }]) => version === '0.0.0' && before.get(name).version === '0.0.0')
    .map(([name]) => `${name} has never been released and no changeset names it`);
}

/** Ranges of workspace packages that would leave out the version that is released beside them. */
function staleRanges(after) {
  const problems = [];
  for (const [name, { dependencies = {} }] of after) {
    for (const [dependency, range] of Object.entries(dependencies)) {
      if (after.has(dependency) && range !== 'workspace:^')
        problems.push(`${name} asks for ${dependency} ${range} instead of workspace:^`);
    }
  }
  return problems;
}

function manifests(folder) {
  const found = inside('packages', folder).map((member) =>
    JSON.parse(readFileSync(join(folder, member, 'package.json'), 'utf8')),
  );
  return new Map(found.map((manifest) => [manifest.name, manifest]));
}

function inside(folder, base = root) {
  return readdirSync(join(base, folder))
    .map((name) => `${folder}/${name}`)
    .filter((member) => existsSync(join(base, member, 'package.json')));
}

function commit() {
  return [
    '-c',
    'user.name=release',
    '-c',
    'user.email=release@localhost',
    'commit',
    '--quiet',
    '--message',
    'as it is',
  ];
}

function run(command, args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}${error?.message ?? ''}`);
}
