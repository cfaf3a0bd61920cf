import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const peersFolder = fileURLToPath(new URL('..', import.meta.url));
const cacheFolder = join(peersFolder, 'cache');

/** A peer cannot be built here; the reason stands in the table. */
export class PeerUnavailable extends Error {
  override readonly name = 'PeerUnavailable';
}

/** Builds a Go program and returns the path of its binary. */
export function buildGo(folder: string): string {
  const out = join(cacheFolder, folder);
  const version = requireTool('go', ['version']);
  onceFor(folder, version, () => {
    run('go', ['build', '-mod=readonly', '-trimpath', '-o', join(out, 'peer'), '.'], folder, { CGO_ENABLED: '0' });
  });
  return join(out, 'peer');
}

/** Builds a Maven project and returns its class path. */
export function buildJava(folder: string): string {
  const out = join(cacheFolder, folder);
  const version = requireTool('mvn', ['--version']);
  requireTool('java', ['-version']);
  onceFor(folder, version, () => {
    run(
      'mvn',
      [
        '-q',
        '-B',
        `-Dpeer.build=${out}`,
        'package',
        'dependency:copy-dependencies',
        `-DoutputDirectory=${join(out, 'lib')}`,
      ],
      folder,
    );
  });
  return `${join(out, 'java-peer-1.jar')}:${join(out, 'lib')}/*`;
}

/** Makes a virtual environment with the locked requirements and returns its interpreter. */
export function buildPython(folder: string): string {
  const out = join(cacheFolder, folder);
  const python = join(out, 'bin/python');
  const version = requireTool('python3', ['--version']);
  onceFor(folder, version, () => {
    run('python3', ['-m', 'venv', out], folder);
    run(
      python,
      ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--require-hashes', '-r', 'requirements.txt'],
      folder,
    );
  });
  return python;
}

/** Builds again only when a source or the tool's version has changed. */
function onceFor(folder: string, toolVersion: string, build: () => void): void {
  const out = join(cacheFolder, folder);
  const stamp = join(out, '.built');
  const hash = createHash('sha256').update(toolVersion);
  for (const file of filesUnder(join(peersFolder, folder))) hash.update(file).update(readFileSync(file));
  const want = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === want) return;
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const begin = Date.now();
  build();
  writeFileSync(stamp, want);
  process.stdout.write(`built ${folder} in ${((Date.now() - begin) / 1000).toFixed(1)} s\n`);
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder)
    .filter((entry) => entry !== '__pycache__')
    .sort()
    .flatMap((entry) => {
      const path = join(folder, entry);
      return statSync(path).isDirectory() ? filesUnder(path) : [path];
    });
}

function requireTool(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new PeerUnavailable(`${command} is not installed`);
  return `${stdout}${stderr}`;
}

function run(command: string, args: readonly string[], folder: string, environment: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: join(peersFolder, folder),
    encoding: 'utf8',
    env: { ...process.env, ...environment },
    maxBuffer: 64 << 20,
  });
  if (status !== 0)
    throw new PeerUnavailable(`${command} ${args[0]} failed: ${`${stdout}${stderr}`.trim().slice(-800)}`);
}
