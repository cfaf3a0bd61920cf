import type { Schedule } from './schedule.js';

/**
 * The smallest part of a schedule that still fails (Zeller's delta debugging, by halves and then finer). `fails` replays the seed
 * with the part; at most `maxRuns` times.
 */
export async function shrinkSchedule<A>(
  schedule: Schedule<A>,
  fails: (part: Schedule<A>) => Promise<boolean>,
  maxRuns = 100,
): Promise<Schedule<A>> {
  let rest = schedule;
  let chunk = Math.ceil(rest.length / 2);
  let runs = 0;
  while (chunk >= 1 && rest.length > 0 && runs < maxRuns) {
    let removed = false;
    for (let from = 0; from < rest.length && runs < maxRuns;) {
      const part = [...rest.slice(0, from), ...rest.slice(from + chunk)];
      runs += 1;
      if (await fails(part)) {
        rest = part;
        removed = true;
      } else {
        from += chunk;
      }
    }
    if (chunk === 1 && !removed) break;
    chunk = Math.max(1, Math.min(Math.ceil(chunk / 2), Math.ceil(rest.length / 2)));
    if (rest.length === 1 && !removed) break;
  }
  return rest;
}
