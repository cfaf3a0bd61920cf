import type { Options } from 'tsup';

/** One build for every package: ESM, CJS and types for both, from `src/index.ts` unless entries are named. */
export function packageBuild(
  entries: Record<string, string> = { index: 'src/index.ts' },
  overrides: Options = {},
): Options {
  return {
    entry: entries,
    format: ['esm', 'cjs'],
    target: 'node20',
    platform: 'node',
    sourcemap: true,
    clean: true,
    splitting: false,
    // tsup's type bundler passes `baseUrl`, which TypeScript 6 reports as deprecated; dependencies are read from their built types.
    dts: { compilerOptions: { ignoreDeprecations: '6.0', customConditions: [] } },
    ...overrides,
  };
}
