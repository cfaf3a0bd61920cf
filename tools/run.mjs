// Entry of every npm script: installs and builds what is missing, then runs the asked job. Needs Node and npm, nothing else.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [job = 'help', ...rawArgs] = process.argv.slice(2);
const args = rawArgs[0] === '--' ? rawArgs.slice(1) : rawArgs;
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'tikv-client-'));
const closingLineFile = join(scratch, 'closing-line');
const environment = {
  ...process.env,
  CLOSING_LINE_FILE: closingLineFile,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  FORCE_COLOR: process.env.FORCE_COLOR ?? '0',
};
const parts = [];

const tsx = ['--conditions=source', '--import', 'tsx'];
const jobs = {
  build: () => build(),
  start() {
    build();
    step('main job', 'node', ['packages/test-harness/dist/cli/main.js', 'demo', ...args], { failFast: false });
  },
  test() {
    build();
    mkdirSync(join(root, 'reports'), { recursive: true });
    const reporters = ['--reporter=default', '--reporter=./tools/vitest-closing-line.ts', '--reporter=json'];
    const output = '--outputFile.json=reports/tests.json';
    step('tests', 'node', ['node_modules/vitest/vitest.mjs', 'run', ...reporters, output, ...args], {
      env: { ...environment, TEST_BUILT_PACKAGES: '1' },
    });
    if (args.length === 0)
      step('coverage map', 'node', [...tsx, 'tools/coverage-map/src/main.ts', '--results', 'reports/tests.json']);
  },
  check() {
    build();
    step('types', 'node', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']);
    step('lint', 'node_modules/.bin/oxlint', [
      '--type-aware',
      '--deny-warnings',
      'packages',
      'e2e',
      'tools',
      'examples',
    ]);
    step('format', 'node_modules/.bin/oxfmt', ['--check', '.']);
    step('tidy', 'node', [...tsx, 'tools/tidy/src/main.ts']);
    step('unused code', 'node_modules/.bin/knip', ['--no-progress', '--no-config-hints']);
    step('generated code', 'node', [...tsx, 'tools/codegen/src/main.ts', '--check']);
    step('packed packages', 'node', ['tools/packed-packages.mjs']);
    step('release dry run', 'node', ['tools/release-dry-run.mjs']);
  },
  format() {
    install();
    step('format', 'node_modules/.bin/oxfmt', ['.']);
  },
  codegen() {
    install();
    step('codegen', 'node', [...tsx, 'tools/codegen/src/main.ts', ...args]);
  },
  peers() {
    build();
    step('peers', 'node', [...tsx, 'tools/peers/src/main.ts', ...args]);
  },
  bench() {
    build();
    step('bench', 'node', ['--import', 'tsx', 'tools/bench/src/main.ts', ...args]);
  },
  simulate() {
    install();
    step('simulate', 'node', [...tsx, 'e2e/simulation/main.ts', ...args]);
  },
  'coverage-map'() {
    install();
    step('coverage map', 'node', [...tsx, 'tools/coverage-map/src/main.ts', ...args]);
  },
};

function install() {
  const stamp = join(root, 'node_modules/.installed');
  const inputs = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()];
  const hash = createHash('sha256');
  for (const file of inputs) hash.update(file).update(readFileSync(join(root, file)));
  const want = hash.update(process.version).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  const frozen = existsSync(join(root, 'pnpm-lock.yaml')) ? ['--frozen-lockfile'] : [];
  step('install', 'npx', ['--yes', packageManager, 'install', '--reporter=append-only', '--loglevel=warn', ...frozen]);
  writeFileSync(stamp, want);
}

function manifests() {
  const members = ['e2e', 'examples'];
  for (const folder of ['packages', 'tools']) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.isDirectory()) members.push(`${folder}/${entry.name}`);
    }
  }
  return members
    .map((member) => `${member}/package.json`)
    .filter((file) => existsSync(join(root, file)))
    .sort();
}

function build() {
  install();
  step('build', 'npx', [
    '--yes',
    packageManager,
    'exec',
    'turbo',
    'run',
    'build',
    '--output-logs=errors-only',
    '--log-order=grouped',
  ]);
}

function step(name, command, commandArgs, { failFast = true, env = environment } = {}) {
  const begin = process.hrtime.bigint();
  const { status, signal, error } = spawnSync(command, commandArgs, { cwd: root, stdio: 'inherit', env });
  parts.push([name, Number(process.hrtime.bigint() - begin) / 1e9]);
  if (error) process.stderr.write(`${command}: ${error.message}\n`);
  if (status !== 0) {
    process.exitCode = status ?? 1;
    if (failFast || signal) finish(status ?? 1, name);
  }
}

function finish(status, failedPart) {
  const times = parts.map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`).join(', ');
  process.stdout.write(failedPart ? `${job}: "${failedPart}" failed (${times})\n` : `${job}: ${times}\n`);
  if (existsSync(closingLineFile)) process.stdout.write(readFileSync(closingLineFile));
  rmSync(scratch, { recursive: true, force: true });
  process.exit(status);
}

if (!Object.hasOwn(jobs, job)) {
  process.stderr.write(`unknown job "${job}"; jobs: ${Object.keys(jobs).join(', ')}\n`);
  process.exit(2);
}
jobs[job]();
finish(process.exitCode ?? 0);
