import { SimulatedClock } from '@tikv-client/runtime';
import { expect, test } from 'vitest';
import { HealthCheckRequest, HealthCheckResponse, HealthListResponse } from '../gen/health.js';
import { MemoryNetwork } from '../memory/memory-network.js';
import { StatusError } from '../status-error.js';
import { StatusCode } from '../status.js';
import { checkHealth } from './check-health.js';
import { healthHandlers, healthPaths } from './health-service.js';
import { HealthStatuses, ServingStatus } from './health-statuses.js';

async function setUp() {
  const clock = new SimulatedClock();
  const network = new MemoryNetwork({ clock });
  const statuses = new HealthStatuses(['', 'tikvpb.Tikv']);
  const server = await network.listen(healthHandlers(statuses), { address: 'store-1:0' });
  const channel = network.open(server.address);
  const options = () => ({ deadline: clock.monotonic() + 1000 });
  return { clock, statuses, channel, options, server };
}

test('Check tells the status of a known service', async () => {
  const { clock, statuses, channel, options } = await setUp();
  expect(await clock.runUntil(checkHealth(channel, '', options()))).toBe(ServingStatus.SERVING);
  statuses.set('tikvpb.Tikv', ServingStatus.NOT_SERVING);
  expect(await clock.runUntil(checkHealth(channel, 'tikvpb.Tikv', options()))).toBe(ServingStatus.NOT_SERVING);
});

test('Check of an unknown service is NOT_FOUND', async () => {
  const { clock, channel, options } = await setUp();
  const failure = await clock.runUntil(checkHealth(channel, 'no.Such', options()).catch((error: unknown) => error));
  expect(failure).toBeInstanceOf(StatusError);
  expect((failure as StatusError).status).toEqual({ code: StatusCode.NOT_FOUND, message: 'unknown service' });
});

test('Check with bytes that are no request is an error, and the next Check works', async () => {
  const { clock, channel, options } = await setUp();
  const failure = await clock.runUntil(
    new Promise<number | undefined>((resolve) =>
      channel.unary(healthPaths.check, new Uint8Array([10, 200]), options(), (failed) => resolve(failed?.code)),
    ),
  );
  expect(failure).toBe(StatusCode.INTERNAL);
  expect(await clock.runUntil(checkHealth(channel, '', options()))).toBe(ServingStatus.SERVING);
});

test('an aborted check rejects with the reason of the signal', async () => {
  const { clock, channel, options } = await setUp();
  const reason = new Error('enough');
  const checked = checkHealth(channel, '', { ...options(), signal: AbortSignal.abort(reason) });
  expect(await clock.runUntil(checked.catch((error: unknown) => error))).toBe(reason);
});

test('List tells all services', async () => {
  const { clock, channel, options } = await setUp();
  const bytes = await clock.runUntil(
    new Promise<Uint8Array | undefined>((resolve) =>
      channel.unary(healthPaths.list, new Uint8Array(0), options(), (_failure, response) => resolve(response)),
    ),
  );
  const { statuses } = HealthListResponse.decode(bytes ?? new Uint8Array(0));
  expect([...statuses].map(([name, { status }]) => [name, status])).toEqual([
    ['', ServingStatus.SERVING],
    ['tikvpb.Tikv', ServingStatus.SERVING],
  ]);
});

test('Watch tells the status at once and then every change, also of a service that appears later', async () => {
  const { clock, statuses, channel } = await setUp();
  const seen: number[] = [];
  let ended = false;
  const call = channel.stream(
    healthPaths.watch,
    { deadline: Infinity },
    {
      onMessage: (message) => void seen.push(HealthCheckResponse.decode(message).status),
      onEnd: () => {
        ended = true;
      },
    },
  );
  call.send(HealthCheckRequest.encode({ service: 'later' }).finish());
  await clock.settle();
  statuses.set('other', ServingStatus.SERVING);
  statuses.set('later', ServingStatus.SERVING);
  statuses.set('later', ServingStatus.SERVING);
  statuses.set('later', ServingStatus.NOT_SERVING);
  await clock.settle();
  expect(seen).toEqual([ServingStatus.SERVICE_UNKNOWN, ServingStatus.SERVING, ServingStatus.NOT_SERVING]);
  call.cancel();
  await clock.settle();
  expect(ended).toBe(true);
  statuses.set('later', ServingStatus.SERVING);
  await clock.settle();
  expect(seen).toHaveLength(3);
});
