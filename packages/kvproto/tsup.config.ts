import { defineConfig } from 'tsup';
import { packageBuild } from '../../tsup.base.ts';

// Everything generated is exported: a second pass that looks for dead code costs ten seconds and finds nothing.
export default defineConfig(packageBuild(undefined, { treeshake: false }));
