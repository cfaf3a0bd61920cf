import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { registry } from './datadriven/registry.js';
import { parseScript } from './datadriven/script.js';
import { World } from './datadriven/world.js';

const folder = new URL('./scripts/', import.meta.url);

describe.each(readdirSync(folder).filter((name) => name.endsWith('.txt')))('%s', (file) => {
  const sections = parseScript(readFileSync(new URL(file, folder), 'utf8'));
  test.each(sections)('$name', ({ steps }) => {
    expect(steps.length).toBeGreaterThan(0);
    const world = new World();
    for (const { line, command, args, expected } of steps) {
      const run = registry[command];
      if (run === undefined) throw new Error(`${file}:${line}: unknown command ${command}`);
      const printed = run(world, args).join('\n');
      args.checkAllAsked();
      expect(printed, `${file}:${line} ${command}`).toBe(expected);
    }
  });
});
