import { defineConfig } from 'vitest/config';
import { packageTests } from '../vitest.base.ts';
import { alone } from './alone/vitest.config.ts';

export default defineConfig({ ...packageTests, test: { ...packageTests.test, name: 'e2e', exclude: alone } });
