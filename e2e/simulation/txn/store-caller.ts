import { kvrpcpb } from '@tikv-client/kvproto';
import type { Command, errorpb } from '@tikv-client/kvproto';
import type { Clock } from '@tikv-client/runtime';
import type { Channel, Transport } from '@tikv-client/transport';
import type { TikvClient } from 'tikv-client';
import { borderOf } from './txn-keys.js';

interface Answer {
  readonly regionError?: errorpb.Error | undefined;
}

const attemptMs = 400;
const retryMs = 20;

/** Nobody knows whether the request was carried out. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Sends single requests to the leader of a key as PD knows it: a client of the least kind, for what `TikvClient` does not choose. */
export class StoreCaller {
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #channels = new Map<string, Channel>();

  constructor(transport: Transport, clock: Clock) {
    this.#transport = transport;
    this.#clock = clock;
  }

  /** Asks again after region errors and lost answers, the latter marked as a repeat. Throws `NoAnswer`, or what PD failed with. */
  async send<Req, Res extends Answer>(
    client: TikvClient,
    command: Command<Req, Res>,
    key: string,
    request: (context: kvrpcpb.Context) => Req,
    deadline: number,
  ): Promise<Res> {
    let isRetryRequest = false;
    while (this.#clock.monotonic() < deadline) {
      const timing = { deadline };
      const region = await client.pd.getRegion(borderOf(key), timing);
      const store = region?.leader === undefined ? undefined : await client.pd.getStore(region.leader.storeId, timing);
      if (region?.leader !== undefined && store !== undefined) {
        const context = kvrpcpb.Context.fromPartial({
          regionId: region.meta.id,
          regionEpoch: region.meta.regionEpoch,
          peer: region.leader,
          isRetryRequest,
        });
        const answer = await this.#unary(store.address, command, request(context), deadline);
        if (answer !== undefined && answer.regionError === undefined) return answer;
        isRetryRequest ||= answer === undefined;
      }
      await this.#clock.sleep(retryMs);
    }
    throw new NoAnswer(command.name);
  }

  close(): void {
    for (const channel of this.#channels.values()) channel.close();
    this.#channels.clear();
  }

  #unary<Req, Res>(address: string, command: Command<Req, Res>, request: Req, limit: number): Promise<Res | undefined> {
    let channel = this.#channels.get(address);
    if (channel === undefined) this.#channels.set(address, (channel = this.#transport.open(address)));
    const deadline = Math.min(limit, this.#clock.monotonic() + attemptMs);
    const bytes = command.request.encode(request);
    return new Promise((resolve) => {
      channel.unary(command.path, bytes, { deadline }, (failure, response) => {
        resolve(failure !== undefined || response === undefined ? undefined : command.response.decode(response));
      });
    });
  }
}
