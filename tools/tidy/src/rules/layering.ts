import { builtinModules } from 'node:module';
import { layers } from '../layers.js';
import { isTest, memberOf } from '../repository.js';
import type { Manifest, Member, Problem, Repository } from '../repository.js';
import { importsOf, normalise } from '../source-facts.js';
import type { Source } from '../source-facts.js';

const rule = 'layering';
const builtins = new Set(builtinModules);

/** Packages that every test may import: they come from the root's manifest. */
const testTools = new Set(['vitest']);

/**
 * The layering table against manifests and real imports: only allowed packages, every import declared where its file may use it,
 * every declared workspace package used, no reaching into another package's files.
 */
export function checkLayering(repository: Repository, sources: readonly Source[]): Problem[] {
  const problems: Problem[] = [];
  const names = new Map(repository.members.map((member) => [member.manifest.name, member]));
  for (const member of repository.members) {
    problems.push(...checkManifest(member, names));
    // Build and test configuration beside `src` belongs to the root's tools.
    const own = sources.filter(({ path }) => memberOf(repository, path) === member && !path.endsWith('.config.ts'));
    problems.push(...checkImports(member, own, names));
  }
  return problems;
}

function checkManifest(member: Member, names: ReadonlyMap<string, Member>): Problem[] {
  const problems: Problem[] = [];
  const file = `${member.folder}/package.json`;
  const { packageName, manifest } = member;
  const table = packageName === undefined ? undefined : layers[packageName];
  if (packageName !== undefined && table === undefined) {
    problems.push({ rule, file, message: `the package ${packageName} has no row in the layering table` });
  }
  for (const [name, where] of declarations(manifest)) {
    const target = names.get(name);
    if (target === undefined) continue;
    const problem = forbidden(member, target, where === 'devDependencies');
    if (problem !== undefined) problems.push({ rule, file, message: `${where}: ${problem}` });
  }
  return problems;
}

/** Why one package may not use another; undefined when it may. */
function forbidden(member: Member, target: Member, inTestsOnly: boolean): string | undefined {
  if (target.packageName === undefined) return `nothing imports ${target.folder}`;
  if (member.packageName === undefined) return undefined;
  const table = layers[member.packageName];
  if (table === undefined || table.mayImport.includes(target.packageName)) return undefined;
  if (table.testsMayImport?.includes(target.packageName)) {
    return inTestsOnly ? undefined : `${target.packageName} is for the tests of ${member.packageName} only`;
  }
  const across = [table.layer, layers[target.packageName]?.layer];
  if (across.includes('client') && across.includes('server')) {
    return `client and server packages never import each other (${member.packageName} → ${target.packageName})`;
  }
  return `${member.packageName} may not import ${target.packageName}`;
}

function checkImports(member: Member, sources: readonly Source[], names: ReadonlyMap<string, Member>): Problem[] {
  const problems: Problem[] = [];
  const used = new Set<string>();
  for (const source of sources) {
    for (const { specifier, line } of importsOf(source)) {
      const report = (message: string) => problems.push({ rule, file: source.path, line, message });
      if (specifier.startsWith('.')) {
        if (leaves(member, source.path, specifier)) report(`"${specifier}" reaches out of ${member.folder}`);
        continue;
      }
      const name = packageOf(specifier);
      if (specifier.startsWith('node:') || builtins.has(name)) continue;
      if (name === member.manifest.name) {
        report(`"${specifier}" is the package itself: import the file`);
        continue;
      }
      used.add(name);
      const test = isTest(source.path);
      const target = names.get(name);
      const problem = target === undefined ? undefined : forbidden(member, target, test);
      if (problem !== undefined) report(problem);
      else if (target !== undefined && !exported(target, specifier))
        report(`"${specifier}" is not exported by ${name}`);
      else if (!isDeclared(member, name, test)) {
        report(
          `${name} is not declared in ${member.folder}/package.json${test ? '' : ' (devDependencies are for tests)'}`,
        );
      }
    }
  }
  for (const [name, where] of declarations(member.manifest)) {
    if (!names.has(name) || used.has(name) || member.packageName === undefined) continue;
    problems.push({ rule, file: `${member.folder}/package.json`, message: `${where}: ${name} is not used` });
  }
  return problems;
}

function leaves(member: Member, path: string, specifier: string): boolean {
  if (member.packageName === undefined) return false;
  const target = normalise(`${path.slice(0, path.lastIndexOf('/') + 1)}${specifier}`);
  return !target.startsWith(`${member.folder}/`);
}

function isDeclared(member: Member, name: string, test: boolean): boolean {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = member.manifest;
  const inSources = [dependencies, peerDependencies, optionalDependencies];
  const places = test || member.packageName === undefined ? [...inSources, devDependencies] : inSources;
  if (places.some((place) => place !== undefined && Object.hasOwn(place, name))) return true;
  return (test || member.packageName === undefined) && testTools.has(name);
}

function declarations(manifest: Manifest): [string, string][] {
  return (['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const).flatMap((where) =>
    Object.keys(manifest[where] ?? {}).map((name): [string, string] => [name, where]),
  );
}

function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function exported(target: Member, specifier: string): boolean {
  const subpath = `.${specifier.slice(target.manifest.name.length)}`;
  return target.manifest.exports === undefined || Object.hasOwn(target.manifest.exports, subpath);
}
