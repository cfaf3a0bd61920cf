import { isGenerated, isSource } from '../repository.js';
import type { Member, Problem, Repository } from '../repository.js';

const rule = 'structure';
const vagueNames = /^(utils?|commons?|helpers?|types|interfaces|misc|shared)$/;

/** READMEs, names of files and folders. */
export function checkStructure(repository: Repository): Problem[] {
  const problems: Problem[] = [];
  for (const member of repository.members) {
    if (member.packageName !== undefined) problems.push(...checkReadme(repository, member));
  }
  for (const path of repository.files.keys()) {
    if (!/^(packages|e2e|tools|examples)\//.test(path) || isGenerated(path)) continue;
    const message = nameProblem(path) ?? barrelProblem(repository, path);
    if (message !== undefined) problems.push({ rule, file: path, message });
  }
  return problems;
}

function checkReadme(repository: Repository, member: Member): Problem[] {
  const file = `${member.folder}/README.md`;
  const text = repository.files.get(file);
  if (text === undefined) return [{ rule, file, message: 'every package has a README.md' }];
  if (/^#+ what it does not do\s*$/im.test(text)) return [];
  return [{ rule, file, message: 'the README has no section "What it does not do"' }];
}

function nameProblem(path: string): string | undefined {
  const names = path.split('/');
  const file = names.pop() ?? '';
  const stem = file.replace(/(\.test|\.config|\.d)?\.[^.]+$/, '');
  const vague = [...names, stem].find((name) => vagueNames.test(name));
  if (isSource(path) && vague !== undefined) return `"${vague}" says nothing: name it for what is inside`;
  if (!isSource(path)) return undefined;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) && !stem.startsWith('.')) return 'file names are kebab-case';
  return undefined;
}

/** A folder has an `index.ts` only where the package exports it as a subpath. */
function barrelProblem(repository: Repository, path: string): string | undefined {
  const [, folder, inside] = /^(packages\/[^/]+)\/(src\/.+\/index\.ts)$/.exec(path) ?? [];
  if (folder === undefined) return undefined;
  const exported = repository.members.find((member) => member.folder === folder)?.manifest.exports ?? {};
  const declared = Object.values(exported).some((entry) => JSON.stringify(entry).includes(`"./${inside}"`));
  return declared ? undefined : 'src/index.ts is the only barrel of a package, except for exported subpaths';
}
