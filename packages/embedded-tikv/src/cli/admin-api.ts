import { TikvError } from '@tikv-client/errors';
import type { HttpHandler, HttpRequest, HttpResponse, Listener } from '@tikv-client/transport';
import { AdminBody, AdminBodyError } from './admin-body.js';
import type { AdminFault, AdminTarget } from './admin-target.js';

const PREFIX = '/embedded/v1/';
/** Faults that can be set at once. */
const MAX_FAULTS = 1000;

type Call = (target: AdminTarget, body: AdminBody) => unknown;

function reply(status: number, value: unknown): HttpResponse {
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === 'bigint') {
      return Number.isSafeInteger(Number(item)) ? Number(item) : String(item);
    }
    return item instanceof Uint8Array ? Buffer.from(item).toString('hex') : item;
  });
  return { status, headers: { 'Content-Type': 'application/json' }, body: `${text}\n` };
}

/** Reads all fields first, so that a bad body changes nothing. */
function call(read: (body: AdminBody) => (target: AdminTarget) => unknown): Call {
  return (target, body) => {
    const run = read(body);
    body.done();
    return run(target);
  };
}

function onStore(run: (target: AdminTarget, id: bigint) => unknown): Call {
  return call((body) => {
    const id = body.id('store_id');
    return (target) => run(target, id);
  });
}

function onMember(run: (target: AdminTarget, index: number) => unknown): Call {
  return call((body) => {
    const index = body.number('index');
    return (target) => run(target, index);
  });
}

function readFault(body: AdminBody): AdminFault {
  return {
    method: body.text('method'),
    storeId: body.optional('store_id', (name) => body.id(name)),
    on: body.oneOf('on', ['request', 'reply']),
    action: body.oneOf('action', ['drop', 'delay', 'duplicate', 'error']),
    delayMs: body.optional('delay_ms', (name) => body.number(name)),
    times: body.optional('times', (name) => body.number(name)),
  };
}

const SPLIT = call((body) => {
  if (body.has('region_id')) {
    const at = { regionId: body.id('region_id'), keys: body.keys('keys') };
    return (target) => target.splitRegion(at);
  }
  const key = body.key('key');
  return (target) => target.splitRegion(key);
});

/** Calls with a body, by the last part of their path. */
function posts(faults: Map<number, { remove(): void }>): Readonly<Record<string, Call>> {
  let lastFault = 0;
  return {
    split: SPLIT,
    'transfer-leader': call((body) => {
      const regionId = body.id('region_id');
      const storeId = body.id('store_id');
      return (target) => target.transferLeader(regionId, storeId);
    }),
    'stop-store': onStore((target, id) => target.stopStore(id)),
    'start-store': onStore((target, id) => target.startStore(id)),
    'restart-store': onStore((target, id) => target.restartStore(id)),
    'partition-store': onStore((target, id) => target.partitionStore(id)),
    'heal-store': onStore((target, id) => target.healStore(id)),
    'move-store-address': onStore((target, id) => target.moveStoreAddress(id)),
    'slow-store': call((body) => {
      const id = body.id('store_id');
      const ms = body.number('ms');
      return (target) => target.slowStore(id, ms);
    }),
    'pd-leaderless': call((body) => {
      const leaderless = body.boolean('leaderless');
      return (target) => target.setPdLeaderless(leaderless);
    }),
    'pd-transfer-leader': call((body) => {
      const name = body.optional('name', (field) => body.text(field));
      return (target) => (name === undefined ? target.transferPdLeader() : target.transferPdLeader(name));
    }),
    'pd-stop': onMember((target, index) => target.stopPd(index)),
    'pd-start': onMember((target, index) => target.startPd(index)),
    'pd-freeze-heartbeats': call((body) => {
      const frozen = body.boolean('frozen');
      return (target) => target.freezePdHeartbeats(frozen);
    }),
    'tso-step-back': call((body) => {
      const ms = body.number('ms');
      return (target) => target.stepBackTso(ms);
    }),
    'add-fault': call((body) => {
      const fault = readFault(body);
      if (faults.size >= MAX_FAULTS) {
        throw new AdminBodyError(`no more than ${MAX_FAULTS} faults can be set at once`);
      }
      return (target) => {
        lastFault += 1;
        faults.set(lastFault, target.addFault(fault));
        return { fault_id: lastFault };
      };
    }),
    'remove-fault': call((body) => {
      const id = body.number('fault_id');
      return () => {
        const fault = faults.get(id);
        fault?.remove();
        return { removed: faults.delete(id) };
      };
    }),
  };
}

const GETS: Readonly<Record<string, (target: AdminTarget) => unknown>> = {
  regions: (target) => target.regions(),
  snapshot: (target) => target.debugSnapshot(),
};

/** Handles `/embedded/v1/…`; `target` is absent until the cluster runs. */
export function createAdminApi(target: () => AdminTarget | undefined): HttpHandler {
  const calls = posts(new Map());
  return async (request) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(PREFIX.length);
    const get = Object.hasOwn(GETS, name) ? GETS[name] : undefined;
    const post = Object.hasOwn(calls, name) ? calls[name] : undefined;
    if (get === undefined && post === undefined) {
      return reply(404, { error: `${name}: no such call` });
    }
    if (request.method !== (get === undefined ? 'POST' : 'GET')) {
      return reply(405, { error: `${name} wants ${get === undefined ? 'POST' : 'GET'}` });
    }
    const cluster = target();
    if (cluster === undefined) {
      return reply(503, { error: 'the cluster is starting' });
    }
    try {
      const result = await (get?.(cluster) ?? post?.(cluster, new AdminBody(request.body)));
      return reply(200, { result: result ?? null });
    } catch (thrown) {
      return reply(thrown instanceof AdminBodyError ? 400 : 409, { error: messageOf(thrown) });
    }
  };
}

function messageOf(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  return thrown instanceof TikvError ? `${thrown.code}: ${text}` : text;
}

/** A listener whose ports also serve the admin API over HTTP, as far as they serve HTTP at all. */
export function withAdmin(listener: Listener, target: () => AdminTarget | undefined): Listener {
  const admin = createAdminApi(target);
  return {
    listen(handlers, options) {
      const { http } = handlers;
      const dispatch = (request: HttpRequest) =>
        request.url.startsWith(PREFIX) ? admin(request) : (http?.(request) ?? { status: 404 });
      return listener.listen(http === undefined ? handlers : { ...handlers, http: dispatch }, options);
    },
  };
}
