import { isSource } from './repository.js';
import type { Problem, Repository } from './repository.js';
import { checkBans } from './rules/bans.js';
import { checkCycles } from './rules/cycles.js';
import { checkLayering } from './rules/layering.js';
import { checkStructure } from './rules/structure.js';
import { checkText } from './rules/text.js';
import { parse } from './source-facts.js';

/** All rules over a repository, findings in the order of their places. */
export function tidy(repository: Repository): Problem[] {
  const inMembers = /^(packages|tools|e2e|examples)\//;
  const sources = [...repository.files]
    .filter(([path]) => isSource(path) && inMembers.test(path))
    .map(([path, text]) => parse(path, text));
  const problems = [
    ...checkLayering(repository, sources),
    ...checkCycles(repository, sources),
    ...checkStructure(repository),
    ...checkText(repository),
    ...sources.flatMap(checkBans),
  ];
  return problems.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)));
}

/** One line per finding, as editors understand it. */
export function formatProblem({ rule, file, line, message }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${message} [${rule}]`;
}
