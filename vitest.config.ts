import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*/vitest.config.ts', 'e2e/vitest.config.ts', 'tools/*/vitest.config.ts'],
    reporters: ['default', './tools/vitest-closing-line.ts'],
  },
});
