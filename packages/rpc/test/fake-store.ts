import {
  type AnyCommand,
  type BatchId,
  commandByBatchTag,
  commands,
  decodeBatchRequest,
  encodeBatchResponse,
  kvrpcpb,
  tikvpb,
} from '@tikv-client/kvproto';
import {
  type MemoryNetwork,
  type Server,
  type ServerStream,
  StatusCode,
  type StatusError,
  type UnaryHandler,
} from '@tikv-client/transport';

/** One request as the store got it. */
export interface Received {
  readonly id: BatchId;
  readonly command: AnyCommand;
  readonly request: kvrpcpb.RawGetRequest;
  readonly stream: ServerStream;
}

/** A store on the memory network that echoes the key of a RawGet, at once or when the test says so. */
export class FakeStore {
  readonly address: string;
  /** Answer each frame with one frame, at once. */
  echo = true;
  /** Status byte of the health service; undefined: the service is not there. */
  health: number | undefined = 1;
  healthChecks = 0;
  unaryFailure: StatusError | undefined;
  /** Requests per frame, in order of arrival. */
  readonly frames: number[] = [];
  readonly streams: ServerStream[] = [];
  unaryCalls = 0;
  /** Not yet answered. */
  held: Received[] = [];
  readonly #network: MemoryNetwork;
  #server: Server | undefined;

  constructor(network: MemoryNetwork, address = 'store-1:20160') {
    this.#network = network;
    this.address = address;
  }

  async start(): Promise<this> {
    const unary: Record<string, UnaryHandler> = {
      '/grpc.health.v1.Health/Check': () => {
        this.healthChecks++;
        return new Uint8Array(this.health === 0 ? [] : [0x08, this.health ?? 9]);
      },
      [commands.RawGet.path]: (bytes) => {
        this.unaryCalls++;
        if (this.unaryFailure !== undefined) throw this.unaryFailure;
        return commands.RawGet.response.encode(echoOf(commands.RawGet.request.decode(bytes)));
      },
      [commands.RawGetKeyTTL.path]: () => {
        this.unaryCalls++;
        return commands.RawGetKeyTTL.response.encode(kvrpcpb.RawGetKeyTTLResponse.fromPartial({ ttl: 5n }));
      },
    };
    if (this.health === undefined) delete unary['/grpc.health.v1.Health/Check'];
    this.#server = await this.#network.listen(
      {
        unary,
        stream: {
          '/tikvpb.Tikv/BatchCommands': (stream) => {
            this.streams.push(stream);
            return { onMessage: (message) => this.#onFrame(message, stream) };
          },
        },
      },
      { address: this.address },
    );
    return this;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.held = [];
  }

  /** Answers what is held, in the order of `pick`'s result, in one frame per stream. */
  answer(pick: (held: readonly Received[]) => readonly Received[] = (held) => held): void {
    const chosen = pick(this.held);
    this.held = this.held.filter((received) => !chosen.includes(received));
    for (const stream of new Set(chosen.map((received) => received.stream))) {
      reply(chosen.filter((received) => received.stream === stream));
    }
  }

  #onFrame(message: Uint8Array, stream: ServerStream): void {
    const received: Received[] = [];
    decodeBatchRequest(message, (id, tag, body) => {
      const command = commandByBatchTag(tag) as AnyCommand;
      received.push({ id, command, request: command.request.decode(body) as kvrpcpb.RawGetRequest, stream });
    });
    this.frames.push(received.length);
    if (this.echo) reply(received);
    else this.held.push(...received);
  }
}

/** Sends the answers to these requests, which came over one stream, in one frame. */
export function reply(received: readonly Received[], trailer: Parameters<typeof encodeBatchResponse>[1] = {}): void {
  const entries = received.map(({ id, command, request }) => ({
    id,
    command,
    response: command.name === 'RawGet' ? echoOf(request) : command.response.fromPartial({}),
  }));
  received[0]?.stream.send(encodeBatchResponse(entries, trailer));
}

/** An answer whose oneof is empty. */
export function replyWithoutBody({ id, stream }: Received): void {
  const frame = tikvpb.BatchCommandsResponse.fromPartial({ responses: [{}], requestIds: [BigInt(id)] });
  stream.send(tikvpb.BatchCommandsResponse.encode(frame).finish());
}

export function breakStream(stream: ServerStream): void {
  stream.end({ code: StatusCode.UNAVAILABLE, message: 'broken by the test' });
}

function echoOf(request: kvrpcpb.RawGetRequest): kvrpcpb.RawGetResponse {
  return kvrpcpb.RawGetResponse.fromPartial({ value: request.key });
}
