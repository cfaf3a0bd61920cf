import type { Clock, Random } from '@tikv-client/runtime';

/** Something to do at a time. What an action means is the scenario's business; here it is data. */
export interface ScheduledAction<A> {
  /** Milliseconds after the schedule starts. */
  readonly atMs: number;
  readonly action: A;
}

/** A plan of faults, in order of time: data that can be printed, replayed and shrunk. */
export type Schedule<A> = ReadonlyArray<ScheduledAction<A>>;

export interface ScheduleOptions<A> {
  readonly durationMs: number;
  /** How many actions to draw. */
  readonly count: number;
  /** Draws one action, and what undoes it after a while, if anything does. */
  readonly draw: (random: Random) => {
    readonly action: A;
    readonly undo?: { readonly action: A; readonly afterMs: number } | undefined;
  };
}

/** A random plan; everything that is undone is undone within the duration. */
export function randomSchedule<A>(random: Random, { durationMs, count, draw }: ScheduleOptions<A>): Schedule<A> {
  const actions: Array<ScheduledAction<A>> = [];
  for (let i = 0; i < count; i++) {
    const { action, undo } = draw(random);
    const latest = Math.max(0, durationMs - (undo?.afterMs ?? 0));
    const atMs = Math.floor(random.next() * latest);
    actions.push({ atMs, action });
    if (undo !== undefined) actions.push({ atMs: Math.min(durationMs, atMs + undo.afterMs), action: undo.action });
  }
  return sorted(actions);
}

/**
 * Performs a schedule on a clock. Actions may be asynchronous; each begins at its own time, whether or not the one before has
 * ended. Resolves when all have ended, rejects with the first failure or with `signal.reason`.
 */
export async function runSchedule<A>(
  schedule: Schedule<A>,
  perform: (action: A) => void | Promise<void>,
  { clock, signal }: { readonly clock: Clock; readonly signal?: AbortSignal | undefined },
): Promise<void> {
  const start = clock.monotonic();
  await Promise.all(
    sorted(schedule).map(async ({ atMs, action }) => {
      await clock.sleep(Math.max(0, start + atMs - clock.monotonic()), signal);
      signal?.throwIfAborted();
      await perform(action);
    }),
  );
}

function sorted<A>(schedule: Schedule<A>): Schedule<A> {
  return [...schedule].sort((a, b) => a.atMs - b.atMs);
}
