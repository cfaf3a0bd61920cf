import { describe, expect, test } from 'vitest';
import { layers } from './layers.js';
import { repositoryOf } from './repository.js';
import { cyclesOf } from './rules/cycles.js';
import { normalise, resolveRelative } from './source-facts.js';
import { formatProblem, tidy } from './tidy.js';

const readme = '# Package\n\nText.\n\n## What it does not do\n\nMuch.\n';

function manifest(name: string, more: object = {}): string {
  return JSON.stringify({ name, exports: { '.': {}, './package.json': {} }, ...more });
}

/** A repository without a problem, in which every rule has something to look at. */
const clean: Readonly<Record<string, string>> = {
  'packages/codec/package.json': manifest('@tikv-client/codec', { devDependencies: { 'fast-check': 'catalog:' } }),
  'packages/codec/README.md': readme,
  'packages/codec/src/index.ts': "// Codec.\nexport { encode } from './encode.js';\n",
  'packages/codec/src/encode.ts': 'export function encode(): number {\n  return 1;\n}\n',
  'packages/codec/src/encode.test.ts':
    "import fc from 'fast-check';\nimport { test } from 'vitest';\nimport { encode } from './encode.js';\ntest('x', () => void [fc, encode]);\n",
  'packages/codec/vitest.config.ts':
    "import { defineConfig } from 'vitest/config';\nexport default defineConfig({});\n",
  'packages/engine/package.json': manifest('@tikv-client/engine', {
    exports: { '.': {}, './compliance': { source: './src/compliance/index.ts' } },
  }),
  'packages/engine/README.md': readme,
  'packages/engine/src/index.ts': '// Engine.\nexport {};\n',
  'packages/engine/src/compliance/index.ts': '// Compliance.\nexport {};\n',
  'packages/runtime/package.json': manifest('@tikv-client/runtime'),
  'packages/runtime/README.md': readme,
  'packages/runtime/src/system/clock.ts':
    "import { performance } from 'node:perf_hooks';\nexport const now = () => Date.now() + performance.now() + Math.random();\n",
  'packages/pd-client/package.json': manifest('@tikv-client/pd-client', {
    dependencies: { '@tikv-client/codec': 'workspace:^' },
    devDependencies: { '@tikv-client/checkers': 'workspace:^' },
  }),
  'packages/pd-client/README.md': readme,
  'packages/pd-client/src/pd-client.ts': "import { encode } from '@tikv-client/codec';\nexport const pd = encode();\n",
  'packages/pd-client/src/cli/main.ts': 'console.log(process.env.HOME);\n',
  'packages/pd-client/test/pd.test.ts': "import { check } from '@tikv-client/checkers';\ncheck();\n",
  'packages/checkers/package.json': manifest('@tikv-client/checkers'),
  'packages/checkers/README.md': readme,
  'packages/checkers/src/index.ts': '// Checkers.\nexport function check(): void {}\n',
  'packages/kvproto/package.json': manifest('@tikv-client/kvproto'),
  'packages/kvproto/README.md': readme,
  'packages/kvproto/src/index.ts': "// Messages.\nexport * as kvrpcpb from './gen/kvrpcpb.js';\n",
  'packages/kvproto/src/gen/kvrpcpb.ts': '// @ts-nocheck\nexport const x: any = 1;\n',
  'tools/tidy/package.json': manifest('@tikv-client/tidy'),
  'tools/tidy/src/main.ts': "import '@tikv-client/codec';\nconsole.log(Date.now());\n",
  'e2e/package.json': manifest('@tikv-client/e2e', { dependencies: { '@tikv-client/codec': 'workspace:^' } }),
  'e2e/node.test.ts': "import '@tikv-client/codec';\nconsole.log(process.env.CI);\n",
};

/** The findings after some files have changed; `undefined` removes one. */
function findings(changes: Readonly<Record<string, string | undefined>>): string[] {
  const files = new Map(
    Object.entries({ ...clean, ...changes }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return tidy(repositoryOf(files)).map(formatProblem);
}

const toolManifest = manifest('@tikv-client/tidy', { dependencies: { '@tikv-client/codec': 'workspace:^' } });
const sound = { 'tools/tidy/package.json': toolManifest };

test('a sound repository has no problems', () => {
  expect(findings(sound)).toEqual([]);
});

type Seed = [what: string, file: string, text: string | undefined, finding: string];

/** Each row breaks one rule in one file. */
function caught(rows: readonly Seed[]): void {
  test.each(rows)('%s', (_what, file, text, finding) => {
    const found = findings({ ...sound, [file]: text });
    expect(found.join('\n')).toContain(finding);
    expect(found).toHaveLength(1);
  });
}

const codecFile = 'packages/codec/src/encode.ts';
const codecTest = 'packages/codec/src/encode.test.ts';
const withTest = (body: string) => `${clean[codecTest]}${body}\n`;

describe('layering', () => {
  const pd = 'packages/pd-client/package.json';
  caught([
    [
      'an import that is not declared',
      'packages/engine/src/index.ts',
      "import '@tikv-client/runtime';\n",
      '@tikv-client/runtime is not declared in packages/engine/package.json',
    ],
    [
      'a library that is not declared',
      codecFile,
      "import 'lodash';\nexport const encode = 1;\n",
      'lodash is not declared',
    ],
    [
      'a devDependency in a source',
      codecFile,
      "import 'fast-check';\nexport const encode = 1;\n",
      'devDependencies are for tests',
    ],
    ['a test tool in a source', codecFile, "import 'vitest';\nexport const encode = 1;\n", 'vitest is not declared'],
    [
      'a type import',
      'packages/engine/src/index.ts',
      "export type X = import('@tikv-client/runtime').Clock;\n",
      'runtime is not declared',
    ],
    [
      'a lazy import',
      'packages/engine/src/index.ts',
      "export const x = () => import('@tikv-client/runtime');\n",
      'runtime is not declared',
    ],
    [
      'a re-export',
      'packages/engine/src/index.ts',
      "export { x } from '@tikv-client/runtime';\n",
      'runtime is not declared',
    ],
    [
      'an import in words, not in code',
      codecFile,
      "// import 'lodash'\nexport const encode = \"import 'x'\"; console;\n",
      'console belongs',
    ],
    [
      'another package’s files',
      codecFile,
      "import '../../engine/src/index.js';\nexport const encode = 1;\n",
      'reaches out of packages/codec',
    ],
    [
      'a path that is not exported',
      'e2e/node.test.ts',
      "import '@tikv-client/codec/src/encode';\n",
      'is not exported by @tikv-client/codec',
    ],
    [
      'the package itself by name',
      codecFile,
      "import '@tikv-client/codec';\nexport const encode = 1;\n",
      'is the package itself',
    ],
    [
      'a tool that is imported',
      'e2e/package.json',
      manifest('@tikv-client/e2e', { dependencies: { '@tikv-client/codec': 'x', '@tikv-client/tidy': 'x' } }),
      'nothing imports tools/tidy',
    ],
    [
      'a dependency that is not used',
      'packages/pd-client/src/pd-client.ts',
      'export const pd = 1;\n',
      'dependencies: @tikv-client/codec is not used',
    ],
    [
      'a devDependency that is not used',
      'packages/pd-client/test/pd.test.ts',
      'export {};\n',
      'devDependencies: @tikv-client/checkers is not used',
    ],
    [
      'a testing package among the dependencies',
      pd,
      manifest('@tikv-client/pd-client', { dependencies: { '@tikv-client/codec': 'x', '@tikv-client/checkers': 'x' } }),
      'checkers is for the tests of pd-client only',
    ],
    [
      'a testing package in a source',
      'packages/pd-client/src/check.ts',
      "import '@tikv-client/checkers';\n",
      'checkers is for the tests of pd-client only',
    ],
  ]);

  test('a package without a row in the table', () => {
    const found = findings({
      ...sound,
      'packages/misfit/package.json': manifest('@tikv-client/misfit'),
      'packages/misfit/README.md': readme,
    });
    expect(found).toEqual([
      'packages/misfit/package.json: the package misfit has no row in the layering table [layering]',
    ]);
  });

  test('a dependency that the table forbids, where it is declared and where it is imported', () => {
    const found = findings({
      ...sound,
      'packages/codec/package.json': manifest('@tikv-client/codec', {
        dependencies: { '@tikv-client/runtime': 'x' },
        devDependencies: { 'fast-check': 'x' },
      }),
      [codecFile]: "import '@tikv-client/runtime';\nexport const encode = 1;\n",
    });
    expect(found).toEqual([
      'packages/codec/package.json: dependencies: codec may not import runtime [layering]',
      'packages/codec/src/encode.ts:1: codec may not import runtime [layering]',
    ]);
  });

  test('client and server never meet, in tests neither', () => {
    const found = findings({
      ...sound,
      'packages/pd-client/package.json': manifest('@tikv-client/pd-client', {
        dependencies: { '@tikv-client/codec': 'x' },
        devDependencies: { '@tikv-client/checkers': 'x', '@tikv-client/engine': 'x' },
      }),
      'packages/pd-client/test/pd.test.ts': "import '@tikv-client/checkers';\nimport '@tikv-client/engine';\n",
    });
    expect(found).toHaveLength(2);
    for (const one of found)
      expect(one).toContain('client and server packages never import each other (pd-client → engine)');
  });

  test('the table itself has no cycle and names only packages of its own', () => {
    const names = Object.keys(layers);
    for (const row of Object.values(layers)) {
      for (const name of [...row.mayImport, ...(row.testsMayImport ?? [])]) expect(names).toContain(name);
    }
    expect(cyclesOf(new Map(Object.entries(layers).map(([name, row]) => [name, row.mayImport])))).toEqual([]);
    for (const [name, row] of Object.entries(layers)) {
      const sides = new Set([row.layer, ...row.mayImport.map((one) => layers[one]?.layer)]);
      if (row.layer !== 'testing') expect([name, sides.has('client') && sides.has('server')]).toEqual([name, false]);
    }
  });
});

describe('bans in sources', () => {
  const rows: [string, string, string][] = [
    ['Date.now', 'export const encode = () => Date.now();', 'Date.now'],
    ['Date.now by name', "export const encode = () => Date['now']();", 'Date.now'],
    ['globalThis.Date.now', 'export const encode = () => globalThis.Date.now();', 'Date.now'],
    ['destructured', 'const { now } = Date;\nexport const encode = now;', 'Date.now'],
    ['new Date()', 'export const encode = () => new Date();', 'new Date()'],
    ['new Date without brackets', 'export const encode = () => new Date;', 'new Date()'],
    ['Date()', 'export const encode = () => Date();', 'new Date()'],
    ['Math.random', 'export const encode = Math.random;', 'Math.random'],
    [
      'crypto by import',
      "import { randomBytes } from 'node:crypto';\nexport const encode = randomBytes;",
      'crypto.randomBytes',
    ],
    [
      'crypto by namespace',
      "import * as c from 'node:crypto';\nexport const encode = () => c.randomUUID();",
      'crypto.randomUUID',
    ],
    [
      'crypto global',
      'export const encode = () => crypto.getRandomValues(new Uint8Array(1));',
      'crypto.getRandomValues',
    ],
    ['setTimeout', 'export const encode = () => setTimeout(() => {}, 1);', 'setTimeout'],
    ['setTimeout as a value', 'export const encode = { timer: setTimeout };', 'setTimeout'],
    ['setTimeout in short', 'export const encode = { setTimeout };', 'setTimeout'],
    ['globalThis.setInterval', 'export const encode = () => globalThis.setInterval(() => {}, 1);', 'setInterval'],
    ['setImmediate', 'export const encode = () => setImmediate(() => {});', 'setImmediate'],
    [
      'timers',
      "import { setTimeout as wait } from 'node:timers/promises';\nexport const encode = wait;",
      '"node:timers/promises"',
    ],
    ['performance', 'export const encode = () => performance.now();', 'performance'],
    [
      'perf_hooks',
      "import { performance as p } from 'node:perf_hooks';\nexport const encode = p;",
      '"node:perf_hooks"',
    ],
    ['process.hrtime', 'export const encode = () => process.hrtime.bigint();', 'process.hrtime'],
    ['process.env', 'export const encode = process.env.HOME;', 'process.env'],
    ['process.env by import', "import { env } from 'node:process';\nexport const encode = env;", 'process.env'],
    ['AbortSignal.timeout', 'export const encode = () => AbortSignal.timeout(1);', 'AbortSignal.timeout'],
    ['console', 'export const encode = () => console.log(1);', 'console'],
  ];
  caught(rows.map(([what, text, finding]): Seed => [what, codecFile, `${text}\n`, `${finding} belongs`]));

  caught([
    ['any', codecFile, 'export const encode = (x: any) => x;\n', '`any` switches'],
    ['as any', codecFile, 'export const encode = 1 as any;\n', '`any` switches'],
    ['ts-ignore', codecFile, '// @ts-ignore\nexport const encode = 1;\n', '@ts-ignore switches'],
    [
      'ts-expect-error in a source',
      codecFile,
      '// @ts-expect-error wrong\nexport const encode = 1;\n',
      '@ts-expect-error switches',
    ],
    [
      'a lint rule switched off',
      codecFile,
      'export const encode = 1; // oxlint-disable-line\n',
      'oxlint-disable switches',
    ],
    ['export *', 'packages/codec/src/index.ts', "export * from './encode.js';\n", 'export *'],
    ['export * as', 'packages/codec/src/index.ts', "export * as codec from './encode.js';\n", 'export *'],
    ['a bare export * in kvproto', 'packages/kvproto/src/other.ts', "export * from './gen/kvrpcpb.js';\n", 'export *'],
  ]);

  test.each([
    [
      'comments and strings',
      '// Date.now() and setTimeout\nexport const encode = "Math.random() console process.env export * as any @ts-ignore";',
    ],
    [
      'names of its own',
      'interface Timers { setTimeout: number; console(): void }\nexport const encode = (timers: Timers) => [timers.setTimeout, timers.console()];',
    ],
    [
      'a parameter',
      'export const encode = (console: { log(): void }, performance: number) => [console.log(), performance];',
    ],
    ['a local name', 'export function encode(): number {\n  const setTimeout = 1;\n  return setTimeout;\n}'],
    ['a Date of something', 'export const encode = (ms: number) => new Date(ms);'],
    ['a hash', "import { createHash } from 'node:crypto';\nexport const encode = createHash;"],
    ['other parts of process', 'export const encode = () => process.platform;'],
    ['a type', 'export const encode = (date: Date, timer: ReturnType<typeof setTimeout>) => [date, timer];'],
    ['an own clock', 'export const encode = (clock: { now(): number }) => clock.now();'],
    ['the word any', 'export const encode = { any: 1, some: Promise.any };'],
  ])('%s are no findings', (_what, text) => {
    expect(findings({ ...sound, [codecFile]: `${text}\n` })).toEqual([]);
  });
});

describe('bans in tests', () => {
  caught([
    [
      'a sleep',
      codecTest,
      withTest("test('a', () => new Promise((resolve) => setTimeout(resolve, 5)));"),
      'setTimeout belongs',
    ],
    ['a sleep in a callback', codecTest, withTest('setTimeout(() => { encode(); }, 5);'), 'setTimeout belongs'],
    ['a turn of the loop', codecTest, withTest('setImmediate(() => {});'), 'setImmediate belongs'],
    ['a measurement', codecTest, withTest('performance.now();'), 'performance belongs'],
    ['randomness', codecTest, withTest('Math.random();'), 'Math.random belongs'],
    [
      'a system sleep outside a loop',
      codecTest,
      withTest('const systemClock = { sleep: (ms: number) => ms };\nsystemClock.sleep(5);'),
      'waits for a condition',
    ],
    ['skip', codecTest, withTest("test.skip('x', () => {});"), 'test.skip: tests are neither'],
    ['only', codecTest, withTest("describe.only('x', () => {});"), 'describe.only: tests are neither'],
    ['todo', codecTest, withTest("it.todo('x');"), 'it.todo: tests are neither'],
    ['skipIf', codecTest, withTest("test.skipIf(true)('x', () => {});"), 'test.skipIf: tests are neither'],
    ['only within each', codecTest, withTest("test.only.each([1])('x', () => {});"), 'test.only: tests are neither'],
    [
      'an option',
      codecTest,
      withTest("test('x', { skip: true }, () => {});"),
      'tests are neither skipped nor singled out',
    ],
  ]);

  test.each([
    ['a guard that rejects', "new Promise((_resolve, reject) => setTimeout(() => reject(new Error('hangs')), 5000));"],
    ['a guard that aborts', 'const controller = new AbortController();\nsetTimeout(() => controller.abort(), 5000);'],
    ['a guard that kills', 'setTimeout(() => { process.kill(1); }, 5000);'],
    ['a guard that throws', "setTimeout(function () { throw new Error('hangs'); }, 5000);"],
    ['the console and the environment', 'console.log(process.env.CI);'],
    [
      'a poll',
      'const systemClock = { sleep: async (ms: number) => ms };\nwhile (encode() < 1) await systemClock.sleep(5);',
    ],
    [
      'a clock of its own',
      'const systemClock = { sleep: (ms: number) => ms };\nexport const own = { sleep: (ms: number) => systemClock.sleep(ms) };',
    ],
    ['a type test', '// @ts-expect-error wrong on purpose\nencode(1);'],
    ['skip of something else', 'const list = { skip: 1, only: 2 };\nencode() + list.skip + list.only;'],
  ])('%s is no finding', (_what, body) => {
    expect(findings({ ...sound, [codecTest]: withTest(body) })).toEqual([]);
  });
});

describe('places where the ban does not hold', () => {
  const text =
    'export const x = () => [Date.now(), Math.random(), process.env.X, console.log(1), setTimeout(() => {}, 1)];\n';
  test.each([
    'packages/runtime/src/system/other.ts',
    'packages/pd-client/src/cli/other.ts',
    'tools/tidy/src/other.ts',
    'examples/other.ts',
    'e2e/simulation/main.ts',
    'packages/kvproto/src/gen/other.ts',
  ])('%s', (file) => {
    expect(findings({ ...sound, [file]: text })).toEqual([]);
  });

  test.each(['packages/runtime/src/other.ts', 'packages/pd-client/src/client.ts', 'packages/pd-client/src/main.ts'])(
    'but not %s',
    (file) => {
      expect(findings({ ...sound, [file]: text })).toHaveLength(5);
    },
  );
});

describe('cycles', () => {
  test('files in a loop are reported once, with the way around', () => {
    const found = findings({
      ...sound,
      'packages/codec/src/a.ts': "import './b.js';\n",
      'packages/codec/src/b.ts': "import type { C } from './c.js';\nexport type B = C;\n",
      'packages/codec/src/c.ts': "export { type A as C } from './a.js';\n",
    });
    expect(found).toEqual([
      'packages/codec/src/a.ts: import cycle: packages/codec/src/a.ts → packages/codec/src/b.ts → packages/codec/src/c.ts → packages/codec/src/a.ts [cycles]',
    ]);
  });

  test('a file that imports itself', () => {
    expect(findings({ ...sound, [codecFile]: "import './encode.js';\nexport const encode = 1;\n" })).toHaveLength(1);
  });

  test('packages in a loop', () => {
    const found = findings({
      ...sound,
      'packages/checkers/package.json': manifest('@tikv-client/checkers', {
        devDependencies: { '@tikv-client/pd-client': 'x' },
      }),
      'packages/checkers/src/index.test.ts': "import '@tikv-client/pd-client';\n",
    });
    expect(found.join('\n')).toContain(
      'packages form a cycle: @tikv-client/checkers → @tikv-client/pd-client → @tikv-client/checkers',
    );
  });

  test('a graph without a loop has none, and two loops are two', () => {
    expect(
      cyclesOf(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
          ['c', []],
        ]),
      ),
    ).toEqual([]);
    expect(
      cyclesOf(
        new Map([
          ['a', ['b']],
          ['b', ['a']],
          ['c', ['d', 'a']],
          ['d', ['c']],
        ]),
      ),
    ).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});

describe('structure', () => {
  caught([
    ['no README', 'packages/codec/README.md', undefined, 'every package has a README.md'],
    [
      'a README without its section',
      'packages/codec/README.md',
      '# Codec\n\nIt does not do much.\n',
      'no section "What it does not do"',
    ],
    ['a folder named utils', 'packages/codec/src/utils/bytes.ts', 'export {};\n', '"utils" says nothing'],
    ['a file named helpers', 'packages/codec/src/helpers.ts', 'export {};\n', '"helpers" says nothing'],
    ['a test of common', 'packages/codec/src/common.test.ts', 'export {};\n', '"common" says nothing'],
    ['a folder named types', 'tools/tidy/src/types/x.ts', 'export {};\n', '"types" says nothing'],
    ['a file name in camel case', 'packages/codec/src/keyRange.ts', 'export {};\n', 'kebab-case'],
    ['a second barrel', 'packages/codec/src/range/index.ts', 'export {};\n', 'the only barrel'],
  ]);
});

describe('text', () => {
  const slash = '/';
  const join = (...parts: string[]) => parts.join('');
  caught([
    ['a home folder', 'packages/codec/notes.md', `see ${slash}home/someone/x`, 'a path of one machine'],
    ['a mount', 'docs/x.md', `cd ${slash}work/main`, 'a path of one machine'],
    ['a user folder', 'docs/x.md', `${slash}Users/someone`, 'a path of one machine'],
    ['a drive', 'docs/x.md', join('C:', '\\Users\\someone'), 'a path of one machine'],
    ['a folder outside', 'docs/x.md', join('..', slash, 'shared', slash, 'x'), 'a path outside the repository'],
    ['a registry', '.npmrc', join('registry=https://registry.', 'npmjs.org'), 'a registry host'],
    ['a mirror', 'docs/x.md', join('https://mirror.example/', 'artifactory/api/npm'), 'a registry host'],
    ['an index option', 'tools/peers/requirements.txt', join('--', 'index-url x'), 'a registry host'],
    [
      'a lock file with addresses',
      'pnpm-lock.yaml',
      '  x:\n    tarball: http://127.0.0.1/x.tgz\n',
      'names where packages were fetched',
    ],
  ]);

  test.each(['a/work/b', 'https://example.com/home/x', 'https://www.npmjs.com/package/x', '~/work/x', '$HOME/work/x'])(
    '%s is no finding',
    (text) => {
      expect(findings({ ...sound, 'docs/x.md': text })).toEqual([]);
    },
  );
});

test('relative imports resolve as TypeScript does', () => {
  const files = new Set(['a/b.ts', 'a/c/index.ts', 'd.tsx', 'a/data.json']);
  const resolve = (from: string, specifier: string) => resolveRelative(from, specifier, (path) => files.has(path));
  expect(resolve('a/x.ts', './b.js')).toBe('a/b.ts');
  expect(resolve('a/x.ts', './b.js?copy')).toBe('a/b.ts');
  expect(resolve('a/x.ts', './c')).toBe('a/c/index.ts');
  expect(resolve('a/c/x.ts', '../../d.js')).toBe('d.tsx');
  expect(resolve('a/x.ts', './data.json')).toBe('a/data.json');
  expect(resolve('a/x.ts', './none.js')).toBeUndefined();
  expect(normalise('a/../../b/./c')).toBe('../b/c');
});
