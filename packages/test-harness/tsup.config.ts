import { defineConfig } from 'tsup';
import { packageBuild } from '../../tsup.base.ts';

// The program is ESM only: nobody imports it, and it awaits at the top level.
export default defineConfig([
  packageBuild(),
  packageBuild({ 'cli/main': 'src/cli/main.ts' }, { format: ['esm'], dts: false, clean: false }),
]);
