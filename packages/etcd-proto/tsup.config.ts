import { defineConfig } from 'tsup';
import { packageBuild } from '../../tsup.base.ts';

// Types come from tools/emit-types.mjs.
export default defineConfig(packageBuild(undefined, { dts: false }));
