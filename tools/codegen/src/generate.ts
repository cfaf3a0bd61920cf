import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rewrite } from './rewrite.js';

const pluginOptions = [
  'esModuleInterop=true',
  'forceLong=bigint',
  'oneof=unions',
  'useMapType=true',
  // Not `node`: that would type bytes as Buffer, whose slice() does not copy.
  'env=both',
  'importSuffix=.js',
  'enumsAsLiterals=true',
  'unrecognizedEnum=false',
  'useExactTypes=false',
  'outputJsonMethods=false',
  'outputServices=none',
];

const require = createRequire(import.meta.url);

/** The generated files of one folder of `.proto` files, by name. Nothing is fetched: compiler and plugin are installed packages. */
export function generate(protoFolder: string): Map<string, string> {
  const scratch = mkdtempSync(join(tmpdir(), 'codegen-'));
  try {
    const out = join(scratch, 'out');
    const plugin = join(dirname(require.resolve('ts-proto/package.json')), 'protoc-gen-ts_proto');
    const template = { version: 'v2', plugins: [{ local: [process.execPath, plugin], out, opt: pluginOptions }] };
    const buf = join(dirname(require.resolve('@bufbuild/buf/package.json')), 'bin/buf');
    execFileSync(process.execPath, [buf, 'generate', protoFolder, '--template', JSON.stringify(template)], {
      stdio: ['ignore', 'inherit', 'inherit'],
      cwd: scratch,
      // The compiler keeps a cache; it has no business in the home folder.
      env: { ...process.env, HOME: scratch, XDG_CACHE_HOME: scratch, BUF_CACHE_DIR: join(scratch, 'cache') },
    });
    const files = new Map<string, string>();
    for (const name of readdirSync(out).toSorted())
      files.set(name, rewrite(name, readFileSync(join(out, name), 'utf8')));
    // A file with nothing but a service holds no messages: paths are in the method tables.
    for (const [name, text] of files) if (!text.includes('export ')) files.delete(name);
    return files;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
