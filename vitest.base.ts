import type { ViteUserConfig } from 'vitest/config';

/** What every package's `vitest.config.ts` uses: workspace packages are read from their sources, not from a build. */
export const packageTests: ViteUserConfig = {
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files share the modules of their worker: loading them takes longer than most tests. No package has module state.
    isolate: false,
  },
};
