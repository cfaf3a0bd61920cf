import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  feedback,
  hotNames,
  hotRequests,
  hotResponses,
  batchId,
  u64,
  type HotName,
} from '../../test/arbitrary-message.js';
import {
  commandByBatchTag,
  commands,
  decodeBatchRequest,
  decodeBatchResponse,
  emptyCommand,
  encodeBatchRequest,
  encodeBatchResponse,
  kvrpcpb,
  tikvpb,
  WireError,
  type AnyCommand,
  type BatchId,
} from '../index.js';

const parameters = { seed: 20_240_601, numRuns: 400 };

interface Part {
  readonly id: BatchId;
  readonly name: HotName;
  readonly message: object;
}

function parts(messages: Record<HotName, fc.Arbitrary<object>>): fc.Arbitrary<Part[]> {
  const one = fc.oneof(
    ...hotNames.map((name) => fc.record({ id: batchId, name: fc.constant(name), message: messages[name] })),
  );
  return fc.array(one, { maxLength: 8 });
}

function command(name: HotName): AnyCommand {
  return commands[name];
}

/** The name of the command in the oneof, which is not always that of the RPC. */
function caseOf(name: HotName): string {
  return name === 'KvGet' ? 'Get' : name;
}

function collect(decode: (visit: (id: BatchId, tag: number, body: Uint8Array) => void) => unknown): unknown[] {
  const seen: unknown[] = [];
  decode((id, tag, body) => seen.push([id, tag, Buffer.from(body).toString('hex')]));
  return seen;
}

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}

describe('requests', () => {
  test('equal the generated code, byte for byte, and come back', () => {
    fc.assert(
      fc.property(parts(hotRequests), (list) => {
        const entries = list.map(({ id, name, message }) => ({
          id,
          command: command(name),
          request: command(name).request.fromPartial(message),
        }));
        const generated = tikvpb.BatchCommandsRequest.encode(
          tikvpb.BatchCommandsRequest.fromPartial({
            requestIds: entries.map((entry) => BigInt(entry.id)),
            requests: entries.map(({ request }, index) => {
              const name = caseOf(list[index]!.name);
              return { cmd: { $case: name, [name]: request } as never };
            }),
          }),
        ).finish();
        const ours = encodeBatchRequest(entries);
        expect(Buffer.from(ours).toString('hex')).toBe(Buffer.from(generated).toString('hex'));
        const seen: unknown[] = [];
        decodeBatchRequest(ours, (id, tag, body) => seen.push([id, commandByBatchTag(tag)?.request.decode(body)]));
        expect(seen).toEqual(entries.map(({ id, request }) => [id, request]));
      }),
      parameters,
    );
  });
});

describe('responses', () => {
  test('equal the generated code, byte for byte, and come back', () => {
    fc.assert(
      fc.property(parts(hotResponses), u64, fc.option(feedback, { nil: undefined }), (list, load, health) => {
        const entries = list.map(({ id, name, message }) => ({
          id,
          command: command(name),
          response: command(name).response.fromPartial(message),
        }));
        const generated = tikvpb.BatchCommandsResponse.encode(
          tikvpb.BatchCommandsResponse.fromPartial({
            requestIds: entries.map((entry) => BigInt(entry.id)),
            responses: entries.map(({ response }, index) => {
              const name = caseOf(list[index]!.name);
              return { cmd: { $case: name, [name]: response } as never };
            }),
            transportLayerLoad: load,
            healthFeedback: health,
          }),
        ).finish();
        const ours = encodeBatchResponse(entries, { transportLayerLoad: load, healthFeedback: health });
        expect(Buffer.from(ours).toString('hex')).toBe(Buffer.from(generated).toString('hex'));
        const seen: unknown[] = [];
        const trailer = decodeBatchResponse(ours, (id, tag, body) =>
          seen.push([id, commandByBatchTag(tag)?.response.decode(body)]),
        );
        expect(seen).toEqual(entries.map(({ id, response }) => [id, response]));
        expect(trailer).toEqual({ transportLayerLoad: load, healthFeedback: health });
      }),
      parameters,
    );
  });

  test.each(['RawGet', 'RawPut', 'RawDelete'] as const)('%s decodes any bytes as the generated code does', (name) => {
    const generated = {
      RawGet: kvrpcpb.RawGetResponse,
      RawPut: kvrpcpb.RawPutResponse,
      RawDelete: kvrpcpb.RawDeleteResponse,
    }[name];
    const outcome = (decode: () => unknown): unknown => {
      try {
        return decode();
      } catch (error) {
        return WireError.is(error) ? error.reason : error;
      }
    };
    const likely = fc.array(fc.constantFrom(0x0a, 0x12, 0x1a, 0x20, 0, 1, 2, 3, 0x80, 0x81), { maxLength: 8 });
    fc.assert(
      fc.property(likely, (input) => {
        const bytes = Uint8Array.from(input);
        expect(outcome(() => commands[name].response.decode(bytes))).toEqual(outcome(() => generated.decode(bytes)));
      }),
      { ...parameters, numRuns: 3000 },
    );
  });

  test.each([0, 1, 127, 128, 16_383, 16_384, 2_097_151, 2_097_152])('a value of %i bytes', (length) => {
    const response = commands.RawGet.response.fromPartial({ value: new Uint8Array(length).fill(7) });
    const decoded = commands.RawGet.response.decode(commands.RawGet.response.encode(response));
    expect(decoded.value.length).toBe(length);
    expect(decoded.value.every((byte) => byte === 7)).toBe(true);
    expect({ ...decoded, value: undefined }).toEqual({ ...response, value: undefined });
  });
});

describe('what a stranger may send', () => {
  const body = [0x1a, 1, 9];
  const one = [0x0a, 5, 0x6a, 3, ...body];

  test.each([
    ['packed ids', [...one, ...one, 0x12, 2, 3, 4]],
    ['unpacked ids', [...one, 0x10, 3, ...one, 0x10, 4]],
    ['ids first', [0x12, 2, 3, 4, ...one, ...one]],
    ['ids in both forms', [0x10, 3, ...one, ...one, 0x12, 1, 4]],
    ['ids of many bytes', [...one, ...one, 0x12, 4, 0x83, 0, 0x84, 0]],
    ['unknown fields outside', [0x78, 1, ...one, 0x7d, 1, 2, 3, 4, ...one, 0x12, 2, 3, 4, 0x7a, 2, 1, 1]],
    ['unknown numbers beside the command', [...one, 0x0a, 7, 0x78, 1, 0x6a, 3, ...body, 0x12, 2, 3, 4]],
    ['a oneof written twice', [...one, 0x0a, 8, 0x0a, 1, 0, 0x6a, 3, ...body, 0x12, 2, 3, 4]],
  ])('%s', (_, bytes) => {
    expect(collect((visit) => decodeBatchResponse(Uint8Array.from(bytes), visit))).toEqual([
      [3, 13, '1a0109'],
      [4, 13, '1a0109'],
    ]);
  });

  test.each([
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f], Number.MAX_SAFE_INTEGER],
    [[0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10], 1n << 53n],
    [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], (1n << 64n) - 1n],
  ])('ids are uint64: %j is %s, packed or not', (bytes, id) => {
    for (const ids of [
      [0x10, ...bytes],
      [0x12, bytes.length, ...bytes],
    ]) {
      expect(collect((visit) => decodeBatchRequest(Uint8Array.from([...one, ...ids]), visit))).toEqual([
        [id, 13, '1a0109'],
      ]);
    }
  });

  test('a part without a command is told as number 0', () => {
    expect(collect((visit) => decodeBatchRequest(Uint8Array.of(0x0a, 0, 0x10, 5), visit))).toEqual([[5, 0, '']]);
  });

  test('a command of a later version is told by its number', () => {
    const later = [...varint(99 * 8 + 2), 1, 0];
    expect(collect((visit) => decodeBatchRequest(Uint8Array.of(0x0a, later.length, ...later, 0x10, 5), visit))).toEqual(
      [[5, 99, '00']],
    );
  });

  test('the probe has number 255', () => {
    const bytes = encodeBatchRequest([{ id: 1, command: emptyCommand, request: { testId: 7n, delayTime: 0n } }]);
    expect(tikvpb.BatchCommandsRequest.decode(bytes).requests[0]?.cmd).toEqual({
      $case: 'Empty',
      Empty: { testId: 7n, delayTime: 0n },
    });
    expect(commandByBatchTag(255)).toBe(emptyCommand);
  });

  test.each([
    ['fewer ids than parts', [...one, ...one, 0x10, 1], 'malformed'],
    ['more ids than parts', [...one, 0x12, 2, 1, 2], 'malformed'],
    ['a part longer than the input', [0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x6a], 'truncated'],
    ['a command longer than its part', [0x0a, 2, 0x6a, 3, 0x10, 1, 0x10, 1], 'malformed'],
    ['ids longer than the input', [0x12, 0xff, 0xff, 0xff, 0x7f, 1], 'truncated'],
    ['an id over the end of the ids', [...one, 0x12, 1, 0x80, 1], 'malformed'],
    ['a varint without end', [...one, 0x12, 11, ...Array.from({ length: 11 }, () => 0x80)], 'malformed'],
    ['field number 0', [0x02, 1, 1], 'malformed'],
    ['a group that ends without a beginning', [0x0c], 'malformed'],
  ])('%s is a WireError', (_, bytes, reason) => {
    const decode = (): void => void decodeBatchResponse(Uint8Array.from(bytes), () => undefined);
    expect(decode).toThrow(expect.objectContaining({ code: 'WIRE', reason }));
  });

  test('every cut of a batch is a WireError or a shorter batch, never anything else', () => {
    const entries = [1, 300, 2 ** 40].map((id) => ({
      id,
      command: commands.RawGet,
      response: commands.RawGet.response.fromPartial({ value: Uint8Array.of(1, 2, 3) }),
    }));
    const whole = encodeBatchResponse(entries, { transportLayerLoad: 300n });
    let errors = 0;
    for (let end = 0; end < whole.length; end++) {
      try {
        decodeBatchResponse(whole.subarray(0, end), () => undefined);
      } catch (error) {
        expect(WireError.is(error)).toBe(true);
        errors++;
      }
    }
    expect(errors).toBeGreaterThan(whole.length / 2);
  });

  test('random bytes never throw anything but WireError, and views stay inside the input', () => {
    const valid = encodeBatchRequest(
      [1, 2, 3].map((id) => ({
        id,
        command: commands.RawGet,
        request: commands.RawGet.request.fromPartial({ key: Uint8Array.of(id) }),
      })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const bytes = Uint8Array.from(valid);
        for (const [at, value] of changes) bytes[at] = value;
        try {
          decodeBatchRequest(bytes, (_, tag, view) => {
            expect(view.length === 0 || view.buffer === bytes.buffer).toBe(true);
            commandByBatchTag(tag)?.request.decode(view);
          });
        } catch (error) {
          if (!WireError.is(error)) throw error;
        }
      }),
      { ...parameters, numRuns: 3000 },
    );
  });
});

describe('what cannot be written', () => {
  const request = commands.RawGet.request.fromPartial({});

  test.each([-1, 1.5, 2 ** 53, Number.NaN, -1n, 1n << 64n])('id %d', (id) => {
    expect(() => encodeBatchRequest([{ id, command: commands.RawGet, request }])).toThrow(
      expect.objectContaining({ code: 'WIRE', reason: 'range' }),
    );
  });

  test('a command without a number in batches', () => {
    const entry = { id: 1, command: commands.RawChecksum, request: commands.RawChecksum.request.fromPartial({}) };
    expect(() => encodeBatchRequest([entry])).toThrow('RawChecksum');
  });

  test.each([-1n, 1n << 64n])('%d as a region id', (regionId) => {
    const context = { regionId };
    const entry = { id: 1, command: commands.RawGet, request: commands.RawGet.request.fromPartial({ context }) };
    expect(() => encodeBatchRequest([entry])).toThrow(expect.objectContaining({ reason: 'range' }));
    expect(() => commands.RawGet.request.encode(entry.request)).toThrow(expect.objectContaining({ reason: 'range' }));
  });
});
