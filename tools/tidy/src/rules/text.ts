import type { Problem, Repository } from '../repository.js';

const rule = 'text';

interface TextBan {
  readonly pattern: RegExp;
  readonly message: string;
}

/** Parts are joined here so that this file does not report itself. */
const any = (...alternatives: string[]) => alternatives.join('|');
const slash = '/';

const bans: readonly TextBan[] = [
  {
    pattern: new RegExp(
      `(?<![\\w.~$)}*-])(${any(`${slash}work`, `${slash}home`, `${slash}Users`, `${slash}root`)})${slash}[\\w.-]`,
    ),
    message: 'a path of one machine',
  },
  { pattern: /(?<!\w)[A-Z]:\\{1,2}Users\\/, message: 'a path of one machine' },
  { pattern: new RegExp(`\\.\\.${slash}shared${slash}`), message: 'a path outside the repository' },
  {
    pattern: new RegExp(
      any(
        'registry\\.npmjs\\.org',
        'registry\\.yarnpkg\\.com',
        'registry\\.npmmirror\\.com',
        'npm\\.pkg\\.github\\.com',
        `pypi\\.org${slash}simple`,
        'files\\.pythonhosted\\.org',
        'repo\\d*\\.maven\\.(apache\\.)?org',
        '(proxy|sum)\\.golang\\.org',
        `https?:${slash}${slash}[^\\s"']*(artifactory|nexus|verdaccio)`,
        '--(extra-)?index-url',
      ),
    ),
    message: 'a registry host',
  },
];

/** Nothing in the repository speaks of a machine or a mirror. */
export function checkText(repository: Repository): Problem[] {
  const problems: Problem[] = [];
  for (const [file, text] of repository.files) {
    for (const { pattern, message } of bans) {
      if (!pattern.test(text)) continue;
      for (const [i, line] of text.split('\n').entries()) {
        const found = pattern.exec(line);
        if (found !== null) problems.push({ rule, file, line: i + 1, message: `${message}: ${found[0]}` });
      }
    }
    if (file === 'pnpm-lock.yaml' && /^\s*tarball:|resolved:/m.test(text)) {
      problems.push({ rule, file, message: 'the lock file names where packages were fetched' });
    }
  }
  return problems;
}
