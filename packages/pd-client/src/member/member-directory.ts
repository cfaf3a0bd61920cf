import { ClusterMismatchError, PdError } from '@tikv-client/errors';
import { type pdpb, pdMethods } from '@tikv-client/kvproto';
import type { Clock, Logger, Timer } from '@tikv-client/runtime';
import type { Channel, Status, Transport } from '@tikv-client/transport';
import { StatusCode } from '@tikv-client/transport';
import { judgeHeader, statusName } from '../call/verdict.js';
import type { PdClientSettings } from '../options.js';
import type { PdHealth, PdMember } from '../pd-client.js';
import { addressOf } from './endpoint.js';

export interface DirectoryDeps {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: PdClientSettings;
}

interface Endpoint {
  readonly address: string;
  channel: Channel | undefined;
  /** Attempts in a row that found nobody there. */
  failures: number;
  /** What the last attempt that came to anything has met there; gone with the next answer. */
  obstacle: string | undefined;
}

interface MembersAnswer {
  readonly from: string;
  readonly clusterId: bigint;
  readonly members: readonly PdMember[];
  /** Addresses of the leader; empty while there is none. */
  readonly leader: readonly string[];
}

/** A member that has not answered for so long gets company: the next one is asked as well. Milliseconds. */
const hedgeMs = 200;

/** After so many failures in a row a channel is replaced, so that the name is resolved anew. */
const replaceChannelAfter = 2;

/**
 * Who the members of PD are and who leads them. Rounds of GetMembers are shared by all who ask at one time and keep a
 * distance, so that any number of failing calls asks PD at a bounded rate.
 */
export class MemberDirectory {
  readonly #deps: DirectoryDeps;
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #listeners = new Set<(endpoint: string) => void>();
  #clusterId = 0n;
  #members: readonly PdMember[] = [];
  #leader: readonly string[] = [];
  /** Which of the leader's addresses is used; moves on when one fails. */
  #leaderTurn = 0;
  readonly #closing = new AbortController();
  #health: PdHealth = 'unreachable';
  #round: Promise<void> | undefined;
  #roundEnd = -Infinity;
  #timer: Timer | undefined;
  #lastFailure: PdError | ClusterMismatchError | undefined;
  #refreshes = 0;
  #leaderChanges = 0;

  constructor(deps: DirectoryDeps) {
    this.#deps = deps;
    for (const address of deps.settings.endpoints) this.#endpoint(address);
  }

  get clusterId(): bigint {
    return this.#clusterId;
  }

  get health(): PdHealth {
    return this.#health;
  }

  get members(): readonly PdMember[] {
    return this.#members;
  }

  /** Where the leader is to be asked; undefined while there is none. */
  get leader(): string | undefined {
    return this.#leader[this.#leaderTurn % Math.max(1, this.#leader.length)];
  }

  get endpoints(): string[] {
    return [...this.#endpoints.keys()];
  }

  get refreshes(): number {
    return this.#refreshes;
  }

  get leaderChanges(): number {
    return this.#leaderChanges;
  }

  /** Why the last round found no leader. */
  get lastFailure(): PdError | ClusterMismatchError {
    const endpoint = this.endpoints.join(', ');
    return this.#lastFailure ?? new PdError({ kind: 'noLeader', message: 'there is no leader', endpoint });
  }

  channel(address: string): Channel {
    const endpoint = this.#endpoint(address);
    endpoint.channel ??= this.#deps.transport.open(address, this.#deps.settings.channel);
    return endpoint.channel;
  }

  /** Nobody answered there. */
  noteFailure(address: string): void {
    const endpoint = this.#endpoints.get(address);
    if (endpoint === undefined || this.#isClosed()) return;
    endpoint.failures++;
    if (address === this.leader) this.#leaderTurn++;
    if (endpoint.failures % replaceChannelAfter !== 0) return;
    const channel = endpoint.channel;
    endpoint.channel = undefined;
    channel?.close();
  }

  noteSuccess(address: string): void {
    const endpoint = this.#endpoints.get(address);
    if (endpoint !== undefined) {
      endpoint.failures = 0;
      endpoint.obstacle = undefined;
    }
    if (this.#leader.includes(address) && !this.#isClosed()) this.#health = 'ready';
  }

  onLeaderChange(listener: (endpoint: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * One question to every configured endpoint. Resolves to whether any answered; rejects with `ClusterMismatchError` when two
   * belong to different clusters. Endpoints that are silent are waited for no longer than half of the time until `deadline`.
   */
  async discover(deadline: number): Promise<boolean> {
    const { clock, settings } = this.#deps;
    const timeoutMs = Math.min(settings.memberTimeoutMs, (deadline - clock.monotonic()) / 2);
    const answers = await Promise.all(settings.endpoints.map((address) => this.#ask(address, timeoutMs)));
    if (this.#isClosed()) return false;
    const found = answers.filter((answer) => answer !== undefined);
    const first = found[0];
    if (first === undefined) return false;
    const other = found.find((answer) => answer.clusterId !== first.clusterId);
    if (other !== undefined) {
      const endpoint = `${other.from} (the other id is ${first.from}'s)`;
      throw new ClusterMismatchError({ expected: first.clusterId, actual: other.clusterId, endpoint });
    }
    this.#clusterId = first.clusterId;
    this.#learn(found.find((answer) => answer.leader.length > 0) ?? first);
    this.#armPeriodic();
    return true;
  }

  /** Asks who the members are, once for all who call at the same time. Never rejects. */
  refresh(): Promise<void> {
    this.#round ??= this.#refreshOnce().finally(() => {
      this.#round = undefined;
      this.#roundEnd = this.#deps.clock.monotonic();
    });
    return this.#round;
  }

  close(): void {
    this.#health = 'closed';
    this.#closing.abort();
    this.#timer?.cancel();
    this.#listeners.clear();
    for (const endpoint of this.#endpoints.values()) endpoint.channel?.close();
  }

  async #refreshOnce(): Promise<void> {
    const { clock, settings } = this.#deps;
    const pause = this.#roundEnd + settings.memberRefreshPauseMs - clock.monotonic();
    if (pause > 0) await clock.sleep(pause, this.#closing.signal).catch(() => {});
    if (this.#isClosed()) return;
    this.#refreshes++;
    const answer = await this.#askInTurn(this.#inOrder());
    if (this.#isClosed()) return;
    if (answer === undefined) {
      this.#health = 'unreachable';
      return;
    }
    this.#learn(answer);
  }

  #isClosed(): boolean {
    return this.#health === 'closed';
  }

  /** Those that answered last come first, the leader before its followers. */
  #inOrder(): string[] {
    const leader = this.leader;
    const rank = ({ address, failures }: Endpoint): number => failures * 2 + (address === leader ? 0 : 1);
    return [...this.#endpoints.values()].sort((a, b) => rank(a) - rank(b)).map((endpoint) => endpoint.address);
  }

  /** The first answer that names a leader, else the first answer of all. The next endpoint is asked when one fails or is slow. */
  #askInTurn(addresses: readonly string[]): Promise<MembersAnswer | undefined> {
    return new Promise((resolve) => {
      let next = 0;
      let running = 0;
      let timer: Timer | undefined;
      let leaderless: MembersAnswer | undefined;
      const askNext = (): void => {
        timer?.cancel();
        const address = this.#isClosed() ? undefined : addresses[next++];
        if (address === undefined) {
          if (running === 0) resolve(leaderless);
          return;
        }
        running++;
        timer = this.#deps.clock.setTimer(hedgeMs, askNext);
        void this.#ask(address).then((answer) => {
          running--;
          if (answer !== undefined && answer.leader.length > 0) {
            timer?.cancel();
            next = addresses.length;
            resolve(answer);
          } else {
            leaderless ??= answer;
            askNext();
          }
        });
      };
      askNext();
    });
  }

  /** Undefined: no answer that can be used; `lastFailure` says why. */
  #ask(address: string, timeoutMs = this.#deps.settings.memberTimeoutMs): Promise<MembersAnswer | undefined> {
    const { clock, logger } = this.#deps;
    const { path, request, response } = pdMethods.GetMembers;
    const deadline = clock.monotonic() + timeoutMs;
    return new Promise((resolve) => {
      const fail = (failure: PdError | ClusterMismatchError): void => {
        this.#lastFailure = failure;
        logger.debug('PD member gave no members', { endpoint: address, error: failure });
        resolve(undefined);
      };
      this.channel(address).unary(path, request.encode(request.fromPartial({})), { deadline }, (status, bytes) => {
        if (status !== undefined || bytes === undefined) {
          this.noteFailure(address);
          return fail(this.#unreachable(status, address));
        }
        this.noteSuccess(address);
        try {
          const answer = membersOf(response.decode(bytes), address);
          if (answer instanceof PdError) fail(answer);
          else if (this.#clusterId !== 0n && answer.clusterId !== this.#clusterId) {
            fail(new ClusterMismatchError({ expected: this.#clusterId, actual: answer.clusterId, endpoint: address }));
          } else resolve(answer);
        } catch (cause) {
          fail(
            new PdError(
              { kind: 'malformedResponse', message: 'malformed answer to GetMembers', endpoint: address },
              { cause },
            ),
          );
        }
      });
    });
  }

  /** A question that ran out of time before it was sent says nothing of the endpoint: then it also tells what went before. */
  #unreachable(status: Status | undefined, address: string): PdError {
    let message = status === undefined ? 'an empty answer' : `${statusName(status.code)}: ${status.message}`;
    const endpoint = this.#endpoints.get(address);
    if (endpoint !== undefined) {
      const { obstacle } = endpoint;
      if (status?.code !== StatusCode.DEADLINE_EXCEEDED || status.unsent !== true) endpoint.obstacle = message;
      else if (obstacle !== undefined) message += `; before that ${obstacle}`;
    }
    return new PdError({ kind: 'unreachable', message, endpoint: address });
  }

  #learn(answer: MembersAnswer): void {
    const before = this.leader;
    const led = before !== undefined && answer.leader.includes(before);
    this.#members = answer.members;
    // An address the user gave is known to be reachable from here; what a member says of itself need not be.
    const configured = answer.leader.filter((address) => this.#deps.settings.endpoints.includes(address));
    if (!led) {
      this.#leader = [...new Set([...configured, ...answer.leader])];
      this.#leaderTurn = 0;
    }
    this.#health = answer.leader.length > 0 ? 'ready' : 'leaderless';
    if (answer.leader.length === 0) {
      const message = 'the members have no leader';
      this.#lastFailure = new PdError({ kind: 'noLeader', message, endpoint: answer.from });
    }
    this.#keepOnly(new Set([...this.#deps.settings.endpoints, ...answer.members.flatMap(addressesOf)]));
    const leader = this.leader;
    if (leader === undefined || leader === before) return;
    this.#leaderChanges++;
    this.#deps.logger.info('PD leader', { endpoint: leader, before });
    for (const listener of this.#listeners) listener(leader);
  }

  #keepOnly(addresses: ReadonlySet<string>): void {
    for (const address of addresses) this.#endpoint(address);
    for (const [address, endpoint] of this.#endpoints) {
      if (addresses.has(address)) continue;
      this.#endpoints.delete(address);
      endpoint.channel?.close();
    }
  }

  #endpoint(address: string): Endpoint {
    let endpoint = this.#endpoints.get(address);
    if (endpoint === undefined) {
      endpoint = { address, channel: undefined, failures: 0, obstacle: undefined };
      this.#endpoints.set(address, endpoint);
    }
    return endpoint;
  }

  #armPeriodic(): void {
    this.#timer = this.#deps.clock.setTimer(this.#deps.settings.memberRefreshMs, () => {
      void this.refresh().then(() => {
        if (!this.#isClosed()) this.#armPeriodic();
      });
    });
    this.#timer.unref();
  }
}

function membersOf(response: pdpb.GetMembersResponse, from: string): MembersAnswer | PdError {
  const clusterId = response.header?.clusterId ?? 0n;
  const refused = judgeHeader(response.header, from);
  if (refused !== undefined) return new PdError({ kind: 'unknown', message: refused.reason.message, endpoint: from });
  if (clusterId === 0n)
    return new PdError({ kind: 'notBootstrapped', message: 'there is no cluster id yet', endpoint: from });
  const leader = response.leader;
  const members = response.members.map(({ name, memberId, clientUrls }) => ({
    name,
    memberId,
    clientUrls,
    isLeader: leader !== undefined && leader.memberId === memberId,
  }));
  return { from, clusterId, members, leader: leader === undefined ? [] : addressesOf(leader) };
}

function addressesOf(member: { readonly clientUrls: readonly string[] }): string[] {
  return member.clientUrls.map(addressOf).filter((address) => address !== undefined);
}
