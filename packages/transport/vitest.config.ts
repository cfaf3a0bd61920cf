import { defineConfig } from 'vitest/config';
import { packageTests } from '../../vitest.base.ts';

export default defineConfig({ ...packageTests, test: { ...packageTests.test, name: 'transport', isolate: true } });
