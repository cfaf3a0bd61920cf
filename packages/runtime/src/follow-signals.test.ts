import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { followSignals } from './follow-signals.js';

describe('a signal that follows others', () => {
  test('is aborted with the first of them, with its reason, and lets go of all', () => {
    const [one, two] = [new AbortController(), new AbortController()];
    const { signal } = followSignals(one.signal, undefined, two.signal);
    expect(signal.aborted).toBe(false);
    two.abort('second');
    one.abort('first');
    expect(signal.reason).toBe('second');
    expect([one, two].flatMap((each) => getEventListeners(each.signal, 'abort'))).toEqual([]);
  });

  test('is aborted from the start behind one that is', () => {
    const open = new AbortController();
    const { signal } = followSignals(open.signal, AbortSignal.abort('gone'));
    expect(signal.reason).toBe('gone');
    expect(getEventListeners(open.signal, 'abort')).toEqual([]);
  });

  test('released, it follows no more and leaves nothing behind', () => {
    const one = new AbortController();
    const before = Reflect.ownKeys(one.signal);
    const { signal, release } = followSignals(one.signal);
    expect(getEventListeners(one.signal, 'abort')).toHaveLength(1);
    release();
    release();
    one.abort();
    expect(signal.aborted).toBe(false);
    expect(getEventListeners(one.signal, 'abort')).toEqual([]);
    // What `AbortSignal.any` would have added: the set of its dependants.
    expect(
      Reflect.ownKeys(one.signal).filter((name) => !before.includes(name) && /depend/i.test(String(name))),
    ).toEqual([]);
  });
});
