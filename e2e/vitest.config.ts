import { defineConfig } from 'vitest/config';
import { packageTests } from '../vitest.base.ts';
import { alone } from './vitest.alone.config.ts';

export default defineConfig({ ...packageTests, test: { ...packageTests.test, name: 'e2e', exclude: alone } });
