import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Left alone, vitest keeps a core to itself; on two cores that halves the speed.
    maxWorkers: '100%',
    projects: [
      'packages/*/vitest.config.ts',
      'e2e/vitest.config.ts',
      'e2e/alone/vitest.config.ts',
      'tools/*/vitest.config.ts',
    ],
    // Sources are transformed once, not once per file and run.
    experimental: { fsModuleCache: true },
    reporters: ['default', './tools/vitest-closing-line.ts'],
  },
});
