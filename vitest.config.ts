import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: ['packages/*', 'e2e', 'tools/*'],
    reporters: ['default', './tools/vitest-closing-line.ts'],
  },
});
