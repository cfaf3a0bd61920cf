import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registry } from './datadriven/registry.js';
import { parseScript, type Step } from './datadriven/script.js';
import { World } from './datadriven/world.js';

const folder = new URL('./scripts/', import.meta.url);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  describe(`script ${file}`, () => {
    for (const { name, steps } of parseScript(readFileSync(new URL(file, folder), 'utf8'))) {
      test(`${name}`, () => runSteps(file, steps));
    }
  });
}

function runSteps(file: string, steps: readonly Step[]): void {
  expect(steps.length).toBeGreaterThan(0);
  const world = new World();
  for (const { line, command, args, expected } of steps) {
    const run = registry[command];
    if (run === undefined) throw new Error(`${file}:${line}: unknown command ${command}`);
    const printed = run(world, args).join('\n');
    args.checkAllAsked();
    expect(printed, `${file}:${line} ${command}`).toBe(expected);
  }
}
