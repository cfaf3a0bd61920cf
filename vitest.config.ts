import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * `npm test` sets this after its build: neighbours are then taken as they are published, which shows what users get and spares
 * transforming them. Without it, as in an editor, everything is read from its sources and nothing needs a build.
 */
const built = process.env.TEST_BUILT_PACKAGES === '1';

/** Files that need a process of their own: they count its handles or watch its memory. */
const alone = ['e2e/test/component/closing.test.ts', 'packages/transport/test/robustness.test.ts'];

export default defineConfig({
  resolve: built ? {} : { conditions: ['source'] },
  ssr: built ? {} : { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // More than cores: many files wait for real sockets and deadlines. Left alone, vitest would even keep a core to itself.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Garbage is young here: a larger nursery saves a sixth of the time.
    execArgv: ['--max-semi-space-size=32'],
    // Sources are transformed once, not once per file and run.
    experimental: { fsModuleCache: true },
    server: { deps: { external: built ? [/\/packages\/[^/]+\/dist\//] : [] } },
    reporters: ['default', './tools/vitest-closing-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{packages,tools}/*/{src,test}/**/*.test.ts', 'e2e/test/**/*.test.ts'],
          exclude: alone,
          // Files share the modules of their worker: loading them takes longer than most tests. No package has module state.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
});
