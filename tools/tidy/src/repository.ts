import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One finding. `line` counts from 1. */
export interface Problem {
  readonly rule: string;
  readonly file: string;
  readonly line?: number | undefined;
  readonly message: string;
}

export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** A workspace member. */
export interface Member {
  /** Its folder, as `packages/codec`. */
  readonly folder: string;
  /** Its folder under `packages/`; undefined for the free folders. */
  readonly packageName: string | undefined;
  readonly manifest: Manifest;
}

/** The repository as data, so that tests can make one up. */
export interface Repository {
  readonly members: readonly Member[];
  /** Text files by path from the root, with `/`. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads the files that are, or would be, under version control. */
export function readRepository(root: string): Repository {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const files = new Map<string, string>();
  for (const path of listed.split('\0')) {
    const full = join(root, path);
    if (path === '' || !existsSync(full)) continue;
    const bytes = readFileSync(full);
    if (!bytes.includes(0)) files.set(path, bytes.toString('utf8'));
  }
  return repositoryOf(files);
}

/** Finds the members among the files. */
export function repositoryOf(files: ReadonlyMap<string, string>): Repository {
  const members: Member[] = [];
  for (const [path, text] of files) {
    const folder = /^((?:packages|tools)\/[^/]+|e2e|examples)\/package\.json$/.exec(path)?.[1];
    if (folder === undefined) continue;
    const packageName = folder.startsWith('packages/') ? folder.slice('packages/'.length) : undefined;
    members.push({ folder, packageName, manifest: JSON.parse(text) as Manifest });
  }
  return { members, files };
}

/** The member that a file belongs to. */
export function memberOf(repository: Repository, path: string): Member | undefined {
  return repository.members.find((member) => path.startsWith(`${member.folder}/`));
}

export function isSource(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path) && !path.endsWith('.d.ts');
}

/** Written by the code generator. */
export function isGenerated(path: string): boolean {
  return /^packages\/[^/]+\/src\/gen\//.test(path);
}

/** Tests, and what only tests use. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^packages\/[^/]+\/test\//.test(path) || path.startsWith('e2e/');
}
