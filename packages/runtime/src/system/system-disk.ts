import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { pathNames } from '../disk.js';
import type { Disk, DiskFile } from '../disk.js';

/** The folder `root` of the machine's file system. */
export function createSystemDisk(root: string): Disk {
  const at = (path: string) => join(root, ...pathNames(path));
  return {
    open: async (path) => new SystemFile(await open(at(path), 'a+')),
    list: async (folder) => (await readdir(at(folder))).sort(),
    makeFolder: async (path) => void (await mkdir(at(path), { recursive: true })),
    rename: async (from, to) => rename(at(from), at(to)),
    remove: async (path) => rm(at(path), { recursive: true, force: true }),
    syncFolder: async (path) => {
      const folder = await open(at(path), 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    },
  };
}

class SystemFile implements DiskFile {
  readonly #handle: FileHandle;
  #closed: Promise<void> | undefined;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(bytes, filled, length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  append(bytes: Uint8Array): Promise<void> {
    return this.#handle.appendFile(bytes);
  }

  truncate(size: number): Promise<void> {
    return this.#handle.truncate(size);
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    this.#closed ??= this.#handle.close();
    return this.#closed;
  }
}
