import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { MemoryDisk, createSystemDisk } from '../src/index.js';
import type { Disk } from '../src/index.js';

const folders: string[] = [];
const disks: [string, () => Promise<Disk>][] = [
  ['memory', async () => new MemoryDisk()],
  [
    'system',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'disk-'));
      folders.push(folder);
      return createSystemDisk(folder);
    },
  ],
];

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (some: Uint8Array) => new TextDecoder().decode(some);

describe.each(disks)('the %s disk', (_name, make) => {
  test('files grow at their end and are read from anywhere', async () => {
    const disk = await make();
    const file = await disk.open('log');
    await file.append(bytes('hello '));
    await file.append(bytes('world'));
    await file.append(new Uint8Array());
    await file.sync();
    expect(await file.size()).toBe(11);
    expect(text(await file.read(6, 5))).toBe('world');
    expect(text(await file.read(6, 500))).toBe('world');
    expect(text(await file.read(11, 5))).toBe('');
    expect(text(await file.read(500, 5))).toBe('');
    await file.close();
    await file.close();
  });

  test('what was written is there when the file is opened again', async () => {
    const disk = await make();
    const file = await disk.open('log');
    await file.append(bytes('one'));
    await file.close();
    await expect(file.size()).rejects.toMatchObject({ code: 'EBADF' });
    const again = await disk.open('log');
    await again.append(bytes('two'));
    expect(text(await again.read(0, 100))).toBe('onetwo');
    await again.close();
  });

  test('a file is cut and grows on from there', async () => {
    const disk = await make();
    const file = await disk.open('log');
    await file.append(bytes('abcdef'));
    await file.truncate(2);
    await file.append(bytes('X'));
    expect(text(await file.read(0, 100))).toBe('abX');
    await file.close();
  });

  test('folders list their names, files move over others and vanish', async () => {
    const disk = await make();
    await disk.makeFolder('a/b');
    await disk.makeFolder('a/b');
    for (const name of ['a/b/2', 'a/b/1', 'a/3']) {
      const file = await disk.open(name);
      await file.append(bytes(name));
      await file.close();
    }
    expect([await disk.list(''), await disk.list('a'), await disk.list('a/b')]).toEqual([
      ['a'],
      ['3', 'b'],
      ['1', '2'],
    ]);
    await disk.rename('a/3', 'a/b/1');
    await disk.syncFolder('a/b');
    expect([await disk.list('a'), await disk.list('a/b')]).toEqual([['b'], ['1', '2']]);
    const moved = await disk.open('a/b/1');
    expect(text(await moved.read(0, 100))).toBe('a/3');
    await moved.close();
    await disk.remove('a/b/1');
    await disk.remove('a/b/1');
    await disk.remove('no/where');
    expect(await disk.list('a/b')).toEqual(['2']);
    await disk.remove('a');
    expect(await disk.list('')).toEqual([]);
  });

  test('what is not there is named so', async () => {
    const disk = await make();
    await expect(disk.list('none')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(disk.open('none/file')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(disk.rename('none', 'other')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(disk.syncFolder('none')).rejects.toMatchObject({ code: 'ENOENT' });
    await disk.makeFolder('folder');
    await expect(disk.open('folder')).rejects.toMatchObject({ code: 'EISDIR' });
  });

  test.each(['..', '../x', 'a/../b', '/etc', 'a//b', './a', 'a\\b', 'a\0'])('the path %j is refused', async (path) => {
    const disk = await make();
    await expect(disk.open(path)).rejects.toThrow(RangeError);
    await expect(disk.remove(path)).rejects.toThrow(RangeError);
  });
});
