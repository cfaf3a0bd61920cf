import { expect, test } from 'vitest';
import { parseMinResolvedTs } from './min-resolved-ts.js';

test.each<[string, bigint, [bigint, bigint][]]>([
  ['{"is_real_time":true,"min_resolved_ts":470615725363953665,"stores_min_resolved_ts":null}', 470615725363953665n, []],
  [
    '{\n  "min_resolved_ts": 5,\n  "persist_interval": "1s",\n  "stores_min_resolved_ts": {\n    "1": 470615725363953665,\n    "99": 18446744073709551615\n  }\n}',
    5n,
    [
      [1n, 470615725363953665n],
      [99n, 2n ** 64n - 1n],
    ],
  ],
])('every digit of %s', (body, minimum, stores) => {
  expect(parseMinResolvedTs(body)).toEqual({ minimum, stores: new Map(stores) });
});

test.each(['', '{}', '{"min_resolved_ts":null}'])('no answer: %s', (body) => {
  expect(() => parseMinResolvedTs(body)).toThrow(/no resolved timestamp/);
});
