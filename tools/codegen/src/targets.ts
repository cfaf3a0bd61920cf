/** A folder of `.proto` files and the folder its generated code goes to, relative to the root of the repository. */
export interface Target {
  readonly proto: string;
  readonly out: string;
}

export const targets: readonly Target[] = [
  { proto: 'packages/kvproto/proto', out: 'packages/kvproto/src/gen' },
  { proto: 'packages/etcd-proto/proto', out: 'packages/etcd-proto/src/gen' },
  { proto: 'packages/transport/proto', out: 'packages/transport/src/gen' },
];
