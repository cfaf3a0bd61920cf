import type { EngineRange, IterateOptions, EngineReader, OrderedEngine } from '../engine.js';
import { WriteBatch } from '../write-batch.js';

/** The part of a test runner that the suite needs; vitest's `describe` and `test` fit. */
export interface ComplianceRunner {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => Promise<void>): void;
}

/** Makes an empty engine with the families `default` and `other`. */
export type EngineFactory = () => Promise<OrderedEngine> | OrderedEngine;

/** Registers the tests that every engine has to pass. Failures are thrown errors, so any runner will do. */
export function engineCompliance(name: string, runner: ComplianceRunner, create: EngineFactory): void {
  runner.describe(`engine compliance: ${name}`, () => {
    for (const [title, body] of cases) {
      runner.test(title, async () => {
        const engine = await create();
        try {
          await body(engine);
        } finally {
          await engine.close();
        }
      });
    }
  });
}

const cases: ReadonlyArray<readonly [string, (engine: OrderedEngine) => Promise<void>]> = [
  [
    'a missing key is undefined, an empty value is a value',
    async (engine) => {
      same(await engine.get(bytes('a')), undefined, 'missing');
      await engine.write(new WriteBatch().put(bytes('a'), bytes('')));
      same((await engine.get(bytes('a')))?.length, 0, 'empty value');
    },
  ],
  [
    'the empty key is a key',
    async (engine) => {
      await engine.write(new WriteBatch().put(bytes(''), bytes('e')).put(bytes('a'), bytes('1')));
      same(await rows(engine, {}), '=e a=1', 'all');
      await engine.write(new WriteBatch().delete(bytes('')));
      same(await rows(engine, {}), 'a=1', 'after delete');
    },
  ],
  [
    'keys are ordered as unsigned bytes, prefixes first',
    async (engine) => {
      const keys = [[0x61], [], [0xff], [0x61, 0], [0x7f], [0x80], [0x61, 0xff], [0xff, 0xff], [0]];
      const batch = new WriteBatch();
      for (const key of keys) batch.put(Uint8Array.from(key), bytes('x'));
      await engine.write(batch);
      const found: string[] = [];
      await engine.iterate({}, (key) => {
        found.push(Buffer.from(key).toString('hex'));
      });
      same(found.join(' '), ' 00 61 6100 61ff 7f 80 ff ffff', 'order');
    },
  ],
  [
    'ranges: start inclusive, end exclusive, open bounds, both directions, early end',
    async (engine) => {
      const batch = new WriteBatch();
      for (const key of 'abcdef') batch.put(bytes(key), bytes(key.toUpperCase()));
      await engine.write(batch);
      const range = { start: bytes('b'), end: bytes('e') };
      same(await rows(engine, range), 'b=B c=C d=D', 'forward');
      same(await rows(engine, { ...range, reverse: true }), 'd=D c=C b=B', 'reverse');
      same(await rows(engine, { start: bytes('e') }), 'e=E f=F', 'open end');
      same(await rows(engine, { start: bytes('e'), end: bytes('') }), 'e=E f=F', 'empty end is open');
      same(await rows(engine, { end: bytes('b'), reverse: true }), 'a=A', 'open start');
      same(await rows(engine, { reverse: true }, 2), 'f=F e=E', 'ends early');
      same(await rows(engine, {}, 1), 'a=A', 'ends early, forward');
      same(await rows(engine, { start: bytes('bb'), end: bytes('bbb') }), '', 'nothing inside');
      same(await rows(engine, { start: bytes('d'), end: bytes('b') }), '', 'inverted');
      same(await rows(engine, { start: bytes('d'), end: bytes('d'), reverse: true }), '', 'empty');
    },
  ],
  [
    'a batch applies in order',
    async (engine) => {
      const batch = new WriteBatch()
        .put(bytes('a'), bytes('1'))
        .put(bytes('b'), bytes('1'))
        .deleteRange(bytes('a'), bytes('b'))
        .put(bytes('b'), bytes('2'))
        .delete(bytes('c'))
        .put(bytes('c'), bytes('3'));
      await engine.write(batch);
      same(await rows(engine, {}), 'b=2 c=3', 'result');
    },
  ],
  [
    'deleteRange: end exclusive, an empty end reaches to the last key, an inverted range is empty',
    async (engine) => {
      const batch = new WriteBatch();
      for (const key of ['a', 'b', 'c', 'd', '\u{10ffff}']) batch.put(bytes(key), bytes('1'));
      await engine.write(batch);
      await engine.write(new WriteBatch().deleteRange(bytes('c'), bytes('b')));
      same(await engine.countKeys(), 5, 'inverted');
      await engine.write(new WriteBatch().deleteRange(bytes('a'), bytes('b')));
      same(await rows(engine, { end: bytes('e') }), 'b=1 c=1 d=1', 'one');
      await engine.write(new WriteBatch().deleteRange(bytes('c'), bytes('')));
      same(await rows(engine, {}), 'b=1', 'to the end');
    },
  ],
  [
    'families are apart; an unknown one is refused and nothing of its batch is written',
    async (engine) => {
      await engine.write(new WriteBatch().put(bytes('k'), bytes('d')).put(bytes('k'), bytes('o'), 'other'));
      same(text(await engine.get(bytes('k'))), 'd', 'default');
      same(text(await engine.get(bytes('k'), 'other')), 'o', 'other');
      await engine.write(new WriteBatch().deleteRange(bytes(''), bytes(''), 'other'));
      same(await engine.countKeys({}, 'other'), 0, 'other emptied');
      same(await engine.countKeys(), 1, 'default kept');
      await refused(async () =>
        engine.write(new WriteBatch().put(bytes('x'), bytes('1')).put(bytes('y'), bytes('1'), 'none')),
      );
      same(await engine.get(bytes('x')), undefined, 'nothing of a refused batch');
      await refused(async () => engine.get(bytes('x'), 'none'));
    },
  ],
  [
    'a snapshot does not see later writes, in any family, and outlives them',
    async (engine) => {
      await engine.write(new WriteBatch().put(bytes('a'), bytes('1')).put(bytes('a'), bytes('1'), 'other'));
      const snapshot = engine.snapshot();
      await engine.write(
        new WriteBatch().put(bytes('a'), bytes('2')).put(bytes('b'), bytes('2')).delete(bytes('a'), 'other'),
      );
      same(await rows(snapshot, {}), 'a=1', 'snapshot');
      same(await rows(snapshot, { family: 'other' }), 'a=1', 'snapshot of other');
      same(text(await snapshot.get(bytes('a'))), '1', 'get');
      same(await snapshot.countKeys(), 1, 'count');
      same(await rows(engine, {}), 'a=2 b=2', 'engine');
      snapshot.close();
      snapshot.close();
      await refused(async () => snapshot.get(bytes('a')));
      same(await rows(engine, {}), 'a=2 b=2', 'engine after the snapshot is closed');
    },
  ],
  [
    'counts are exact, sizes near',
    async (engine) => {
      const batch = new WriteBatch();
      for (let i = 0; i < 2000; i += 1) batch.put(bytes(`k${String(i).padStart(5, '0')}`), bytes('0123456789'));
      await engine.write(batch);
      const range: EngineRange = { start: bytes('k00500'), end: bytes('k01500') };
      same(await engine.countKeys(), 2000, 'all keys');
      same(await engine.countKeys(range), 1000, 'keys in range');
      same(await engine.approximateSize(), 2000 * 16, 'size of all');
      same(await engine.approximateSize(range), 1000 * 16, 'size of range');
      same(await engine.approximateSize({ start: bytes('z') }), 0, 'size of nothing');
    },
  ],
  [
    'keys and values survive changes to what the visitor got',
    async (engine) => {
      await engine.write(new WriteBatch().put(bytes('key'), bytes('v')));
      await engine.iterate({}, (key) => {
        key.fill(0);
      });
      same(await rows(engine, {}), 'key=v', 'row');
    },
  ],
  [
    'closing twice is fine, use after close is refused',
    async (engine) => {
      await engine.close();
      await engine.close();
      await refused(async () => engine.get(bytes('a')));
      await refused(async () => engine.write(new WriteBatch().put(bytes('a'), bytes('1'))));
    },
  ],
];

async function rows(reader: EngineReader, options: IterateOptions, limit = Infinity): Promise<string> {
  const found: string[] = [];
  await reader.iterate(options, (key, value) => {
    found.push(`${text(key)}=${text(value)}`);
    return found.length < limit;
  });
  return found.join(' ');
}

function bytes(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function text(value: Uint8Array | undefined): string {
  return value === undefined ? '(none)' : new TextDecoder().decode(value);
}

function same(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Error(`${what}: expected ${String(expected)}, got ${String(actual)}`);
}

async function refused(action: () => Promise<unknown>): Promise<void> {
  const outcome = await action().then(
    () => 'done',
    () => 'refused',
  );
  same(outcome, 'refused', 'outcome');
}
