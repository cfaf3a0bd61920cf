import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate } from './generate.js';
import { targets } from './targets.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const check = process.argv.includes('--check');
const different: string[] = [];

for (const { proto, out } of targets) {
  const folder = join(root, out);
  const fresh = generate(join(root, proto));
  const present = existsSync(folder) ? readdirSync(folder) : [];
  if (!check) mkdirSync(folder, { recursive: true });
  for (const name of present.filter((each) => !fresh.has(each))) {
    different.push(`${out}/${name} (not generated)`);
    if (!check) rmSync(join(folder, name));
  }
  for (const [name, text] of fresh) {
    const file = join(folder, name);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    different.push(`${out}/${name}`);
    if (!check) writeFileSync(file, text);
  }
}

for (const file of different) console.log(`${check ? 'differs' : 'written'}: ${file}`);
console.log(
  different.length === 0 ? 'generated code is up to date' : `${different.length} files ${check ? 'differ' : 'written'}`,
);
if (check && different.length > 0) process.exitCode = 1;
