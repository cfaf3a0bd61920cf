import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.base.ts';

/** Files that count the handles of their process, which therefore has to be their own. */
export const alone = ['test/component/closing.test.ts'];

export default defineConfig({
  ...packageTests,
  test: {
    ...packageTests.test,
    root: fileURLToPath(new URL('..', import.meta.url)),
    name: 'e2e-alone',
    include: alone,
    isolate: true,
  },
});
