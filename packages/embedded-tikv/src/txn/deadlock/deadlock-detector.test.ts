import { describe, expect, test } from 'vitest';
import { DeadlockDetector } from './deadlock-detector.js';
import type { WaitEdge } from './deadlock-detector.js';
import { fingerprint64 } from './fingerprint64.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

const edge = (waiter: bigint, holder: bigint, key: string): WaitEdge => ({
  waiter,
  holder,
  key: bytes(key),
  resourceGroupTag: bytes(`tag-${waiter}`),
});

function detector(maxEdges = 100): { readonly detect: DeadlockDetector; readonly at: { now: number } } {
  const at = { now: 0 };
  return { detect: new DeadlockDetector({ edgeTtlMs: 1000, maxEdges }, () => at.now), at };
}

describe('deadlock detector (tikv-server 5.4)', () => {
  test('the newcomer closes a cycle of two: the chain ends with its own edge, the hash is of the key that it is waited for at', () => {
    const { detect } = detector();
    expect(detect.detect(edge(1n, 2n, 'b'))).toBeUndefined();
    expect(detect.detect(edge(2n, 1n, 'a'))).toMatchObject({
      lockTs: 1n,
      lockKey: bytes('a'),
      deadlockKeyHash: fingerprint64(bytes('b')),
      waitChain: [
        { txn: 1n, waitForTxn: 2n, key: bytes('b'), keyHash: fingerprint64(bytes('b')) },
        { txn: 2n, waitForTxn: 1n, key: bytes('a'), resourceGroupTag: bytes('tag-2') },
      ],
    });
    // What was refused is not an edge.
    expect(detect.size).toBe(1);
  });

  test('a cycle of four among other edges: the chain from the holder to the newcomer', () => {
    const { detect } = detector();
    for (const one of [
      edge(1n, 2n, 'k2'),
      edge(2n, 3n, 'k3'),
      edge(3n, 4n, 'k4'),
      edge(1n, 9n, 'x'),
      edge(9n, 8n, 'y'),
    ])
      expect(detect.detect(one)).toBeUndefined();
    const chain = detect.detect(edge(4n, 1n, 'k1'))?.waitChain.map(({ txn, waitForTxn }) => [txn, waitForTxn]);
    expect(chain).toEqual([
      [1n, 2n],
      [2n, 3n],
      [3n, 4n],
      [4n, 1n],
    ]);
  });

  test('an edge counts until it is forgotten or too old', () => {
    const { detect, at } = detector();
    detect.detect(edge(1n, 2n, 'b'));
    detect.forget(1n, 2n, bytes('other key'));
    expect(detect.size).toBe(1);
    detect.forget(1n, 2n, bytes('b'));
    expect(detect.detect(edge(2n, 1n, 'a'))).toBeUndefined();
    at.now = 999;
    expect(detect.detect(edge(1n, 2n, 'b'))).toBeDefined();
    at.now = 1000;
    expect(detect.detect(edge(1n, 2n, 'b'))).toBeUndefined();
  });

  test('client-go: internal/mockstore/deadlock/deadlock_test.go TestDeadlock: a cycle is refused, and none is left when one of its edges goes; edges differ by key', () => {
    const { detect, at } = detector();
    expect(detect.detect(edge(1n, 2n, 'k100'))).toBeUndefined();
    expect(detect.detect(edge(2n, 3n, 'k200'))).toBeUndefined();
    expect(detect.detect(edge(3n, 1n, 'k300'))?.deadlockKeyHash).toBe(fingerprint64(bytes('k200')));
    detect.forget(2n, 3n, bytes('k200'));
    expect(detect.detect(edge(3n, 1n, 'k300'))).toBeUndefined();
    const sizes: number[] = [];
    for (const key of ['k300', 'k400', 'k400']) {
      expect(detect.detect(edge(3n, 1n, key))).toBeUndefined();
      sizes.push(detect.size);
    }
    for (const key of ['k300', 'k400']) {
      detect.forget(3n, 1n, bytes(key));
      sizes.push(detect.size);
    }
    expect(sizes).toEqual([2, 3, 3, 2, 1]);
    at.now = 1000;
    expect(detect.detect(edge(2n, 1n, 'k500'))).toBeUndefined();
  });

  test('an edge told again is young again', () => {
    const { detect, at } = detector();
    detect.detect(edge(1n, 2n, 'b'));
    at.now = 900;
    detect.detect(edge(1n, 2n, 'b'));
    at.now = 1800;
    expect(detect.size).toBe(1);
    expect(detect.detect(edge(2n, 1n, 'a'))).toBeDefined();
  });

  test('beyond its bound it takes no more edges, until old ones expire; cleared, it knows nothing', () => {
    const { detect, at } = detector(2);
    detect.detect(edge(1n, 2n, 'a'));
    detect.detect(edge(2n, 3n, 'b'));
    detect.detect(edge(3n, 4n, 'c'));
    expect(detect.size).toBe(2);
    at.now = 1000;
    detect.detect(edge(3n, 4n, 'c'));
    expect(detect.size).toBe(1);
    detect.clear();
    expect([detect.size, detect.detect(edge(4n, 3n, 'd'))]).toEqual([0, undefined]);
  });
});
