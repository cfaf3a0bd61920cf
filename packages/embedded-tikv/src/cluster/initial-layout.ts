import { encodeBytes } from '@tikv-client/codec';
import type { metapb } from '@tikv-client/kvproto';
import { metapb as messages } from '@tikv-client/kvproto';

/** Replicas of a region, where there are as many stores. */
export const maxReplicas = 3;

export interface InitialLayout {
  readonly storeIds: readonly bigint[];
  readonly regions: readonly { readonly region: metapb.Region; readonly leader: metapb.Peer }[];
  readonly firstFreeId: bigint;
}

/** Even ranges of the key space, replicas and leaders spread over the stores in turn. Ids: stores first, then regions and peers. */
export function initialLayout(stores: number, regions: number): InitialLayout {
  const storeIds = Array.from({ length: stores }, (_, i) => BigInt(i + 1));
  let nextId = BigInt(stores + 1);
  const bounds = evenBounds(regions);
  const replicas = Math.min(maxReplicas, stores);
  const regionEpoch = {
    // As if the first peer had been alone and the others had come as learners and been promoted.
    confVer: BigInt(1 + 2 * (replicas - 1)),
    version: BigInt(regions),
  };
  const laid = Array.from({ length: regions }, (_, i) => {
    const id = nextId;
    nextId += 1n;
    const peers = Array.from({ length: replicas }, (_unused, j) => {
      const peer = messages.Peer.fromPartial({ id: nextId, storeId: storeIds[(i + j) % stores] ?? 1n });
      nextId += 1n;
      return peer;
    });
    const startKey = bounds[i] ?? new Uint8Array();
    const endKey = bounds[i + 1] ?? new Uint8Array();
    const region = messages.Region.fromPartial({ id, startKey, endKey, regionEpoch, peers });
    return { region, leader: peers[0] ?? messages.Peer.fromPartial({}) };
  });
  return { storeIds, regions: laid, firstFreeId: nextId };
}

/** Encoded, as transaction clients decode every bound they see; for raw keys one bound is as good as the other. */
function evenBounds(regions: number): readonly Uint8Array[] {
  const bounds: Uint8Array[] = [new Uint8Array()];
  for (let i = 1; i < regions; i += 1) {
    const prefix = Math.floor((0x10000 * i) / regions);
    bounds.push(encodeBytes(Uint8Array.of(prefix >> 8, prefix & 0xff)));
  }
  return bounds;
}
