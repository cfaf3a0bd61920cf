import { pathNames } from '../disk.js';
import type { Disk, DiskFile } from '../disk.js';

interface MemoryFile {
  bytes: Uint8Array;
  size: number;
}

type Folder = Map<string, MemoryFile | Folder>;

/** A disk in memory: what it holds lives as long as the object. `sync` has nothing to do. */
export class MemoryDisk implements Disk {
  readonly #root: Folder = new Map();

  async open(path: string): Promise<DiskFile> {
    const { folder, name } = this.#place(path);
    const found = folder.get(name);
    if (found instanceof Map) throw systemError('EISDIR', path);
    const file = found ?? { bytes: new Uint8Array(), size: 0 };
    folder.set(name, file);
    return new MemoryDiskFile(file);
  }

  async list(path: string): Promise<string[]> {
    return [...this.#folder(pathNames(path), path).keys()].sort();
  }

  async makeFolder(path: string): Promise<void> {
    let folder = this.#root;
    for (const name of pathNames(path)) {
      const next = folder.get(name) ?? new Map<string, MemoryFile | Folder>();
      if (!(next instanceof Map)) throw systemError('ENOTDIR', path);
      folder.set(name, next);
      folder = next;
    }
  }

  async rename(from: string, to: string): Promise<void> {
    const source = this.#place(from);
    const target = this.#place(to);
    const moved = source.folder.get(source.name);
    if (moved === undefined) throw systemError('ENOENT', from);
    if (target.folder.get(target.name) instanceof Map) throw systemError('EISDIR', to);
    source.folder.delete(source.name);
    target.folder.set(target.name, moved);
  }

  async remove(path: string): Promise<void> {
    const names = pathNames(path);
    const name = names.pop();
    if (name === undefined) throw systemError('EINVAL', path);
    try {
      this.#folder(names, path).delete(name);
    } catch {
      // Its folder is not there, so neither is it.
    }
  }

  async syncFolder(path: string): Promise<void> {
    this.#folder(pathNames(path), path);
  }

  #place(path: string): { folder: Folder; name: string } {
    const names = pathNames(path);
    const name = names.pop();
    if (name === undefined) throw systemError('EISDIR', path);
    return { folder: this.#folder(names, path), name };
  }

  #folder(names: readonly string[], path: string): Folder {
    let folder = this.#root;
    for (const name of names) {
      const next = folder.get(name);
      if (next === undefined) throw systemError('ENOENT', path);
      if (!(next instanceof Map)) throw systemError('ENOTDIR', path);
      folder = next;
    }
    return folder;
  }
}

class MemoryDiskFile implements DiskFile {
  readonly #file: MemoryFile;
  #closed = false;

  constructor(file: MemoryFile) {
    this.#file = file;
  }

  async size(): Promise<number> {
    this.#assertOpen();
    return this.#file.size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    this.#assertOpen();
    return this.#file.bytes.slice(offset, Math.min(offset + length, this.#file.size));
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#assertOpen();
    const file = this.#file;
    const size = file.size + bytes.length;
    if (size > file.bytes.length) {
      const grown = new Uint8Array(Math.max(size, 2 * file.bytes.length));
      grown.set(file.bytes.subarray(0, file.size));
      file.bytes = grown;
    }
    file.bytes.set(bytes, file.size);
    file.size = size;
  }

  async truncate(size: number): Promise<void> {
    this.#assertOpen();
    const bytes = new Uint8Array(size);
    bytes.set(this.#file.bytes.subarray(0, Math.min(size, this.#file.size)));
    this.#file.bytes = bytes;
    this.#file.size = size;
  }

  async sync(): Promise<void> {
    this.#assertOpen();
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #assertOpen(): void {
    if (this.#closed) throw systemError('EBADF', 'a closed file');
  }
}

function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
