import type { Command } from '@tikv-client/kvproto';
import type { RegionRequest, RegionRequester, RegionResponse } from '@tikv-client/region-request';
import type { CallLimits } from '@tikv-client/runtime';
import type { KeyBounds } from '../arguments/range.js';
import { isEmptyRange } from '../arguments/range.js';
import { behindRegion, partInRegion } from './walk.js';

/** Requests that touch a whole region may take as long as a call may. */
const wholeRegionMs = 30_000;

/** A request for each region that a range meets. */
export interface Sweep<Req extends RegionRequest, Res extends RegionResponse> {
  readonly command: Command<Req, Res>;
  /** The call, as errors and spans name it. */
  readonly operation: string;
  readonly request: (part: KeyBounds) => Req;
  /** Takes an answer; what it throws ends the sweep. */
  readonly read: (response: Res) => void;
}

/** Goes through a range region by region in ascending order; stops at the first failure. */
export async function sweep<Req extends RegionRequest, Res extends RegionResponse>(
  requester: RegionRequester,
  bounds: KeyBounds,
  { deadline, signal }: CallLimits,
  { command, operation, request, read }: Sweep<Req, Res>,
): Promise<void> {
  let cursor: Uint8Array | undefined = isEmptyRange(bounds) ? undefined : bounds.start;
  while (cursor !== undefined) {
    const at: Uint8Array = cursor;
    const ahead = at !== bounds.start;
    cursor = await requester.send(
      command,
      (region): Req => request(partInRegion(at, bounds.end, region)),
      { key: at, ahead, deadline, signal, operation, attemptTimeoutMs: wholeRegionMs },
      (response, region) => {
        read(response);
        return behindRegion(bounds.end, region);
      },
    );
  }
}
