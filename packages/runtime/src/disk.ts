/** An open file that grows at its end. */
export interface DiskFile {
  /** Bytes in the file. */
  size(): Promise<number>;
  /** Up to `length` bytes from `offset` on; fewer at the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Adds all of `bytes` at the end. Appends of one file must not overlap in time. */
  append(bytes: Uint8Array): Promise<void>;
  /** Cuts the file to `size` bytes. */
  truncate(size: number): Promise<void>;
  /** Resolves when everything appended so far survives a power failure. */
  sync(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

/**
 * A folder of files, as a log or an engine needs it. Paths are relative, with `/` between names, and never leave the folder
 * (`RangeError`). Failures are Node's system errors, with their `code` (`ENOENT`, ...).
 */
export interface Disk {
  /** Opens a file and creates it when it is not there; its folder has to be. */
  open(path: string): Promise<DiskFile>;
  /** Names in a folder, sorted; `''` is the root. */
  list(folder: string): Promise<string[]>;
  /** Creates a folder and those above it. */
  makeFolder(path: string): Promise<void>;
  /** Moves a file in one step, over one of that name if there is one. Durable after `syncFolder`. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with everything inside; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Makes creations, renames and removals within a folder durable. */
  syncFolder(path: string): Promise<void>;
}

/** The names of a path. Throws `RangeError` when it is absolute or climbs. */
export function pathNames(path: string): string[] {
  if (path === '') return [];
  const names = path.split('/');
  if (
    names.some((name) => name === '' || name === '.' || name === '..' || name.includes('\\') || name.includes('\0'))
  ) {
    throw new RangeError(`path must be relative and must not climb, got ${JSON.stringify(path)}`);
  }
  return names;
}
