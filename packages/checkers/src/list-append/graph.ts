/** Kinds of edges. `order` and `own` lead through helper nodes; they are allowed in every cycle. */
export const edgeKinds = { order: 1, own: 2, time: 4, ww: 8, wr: 16, rw: 32 } as const;

export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  /** Why, for people; made when it is asked for. */
  readonly text: (() => string) | undefined;
}

/** A directed graph with kinds of edges, and what cycle searches need: components, levels and shortest paths. All but paths are linear. */
export class Graph {
  readonly edges: Edge[] = [];
  #nodes = 0;
  #first: Int32Array = new Int32Array(0);
  #sorted: Int32Array = new Int32Array(0);

  get nodes(): number {
    return this.#nodes;
  }

  node(): number {
    return this.#nodes++;
  }

  edge(from: number, to: number, kind: number, text?: () => string): void {
    if (from !== to) this.edges.push({ from, to, kind, text });
  }

  /** To be called once, after the last edge. */
  freeze(): void {
    const first = new Int32Array(this.#nodes + 1);
    for (const { from } of this.edges) first[from + 1] = (first[from + 1] ?? 0) + 1;
    for (let node = 0; node < this.#nodes; node++) first[node + 1] = (first[node + 1] ?? 0) + (first[node] ?? 0);
    const next = first.slice();
    const sorted = new Int32Array(this.edges.length);
    this.edges.forEach(({ from }, edge) => {
      const at = next[from] ?? 0;
      sorted[at] = edge;
      next[from] = at + 1;
    });
    this.#first = first;
    this.#sorted = sorted;
  }

  /** The number of each node's strongly connected component over edges of `kinds`, and the size of each (Tarjan, without recursion). */
  components(kinds: number): { readonly of: Int32Array; readonly sizes: readonly number[] } {
    const of = new Int32Array(this.#nodes).fill(-1);
    const index = new Int32Array(this.#nodes).fill(-1);
    const low = new Int32Array(this.#nodes);
    const at = this.#first.slice();
    const sizes: number[] = [];
    const open: number[] = [];
    const path: number[] = [];
    let count = 0;
    for (let root = 0; root < this.#nodes; root++) {
      if (index[root] !== -1) continue;
      path.push(root);
      for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
        if (index[node] === -1) {
          index[node] = low[node] = count++;
          open.push(node);
        }
        const child = this.#advance(node, at, kinds, (to) => {
          if (index[to] === -1) return true;
          if (of[to] === -1) low[node] = Math.min(low[node] ?? 0, index[to] ?? 0);
          return false;
        });
        if (child !== undefined) {
          path.push(child);
          continue;
        }
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
        if (low[node] !== index[node]) continue;
        let size = 0;
        for (let member = open.pop(); member !== undefined; member = member === node ? undefined : open.pop()) {
          of[member] = sizes.length;
          size += 1;
        }
        sizes.push(size);
      }
    }
    return { of, sizes };
  }

  /** Length of the longest way to each node over edges of `kinds`: no way leads to a lower level. Undefined where there is a cycle. */
  levels(kinds: number): Int32Array | undefined {
    const levels = new Int32Array(this.#nodes);
    const waiting = new Int32Array(this.#nodes);
    for (const { to, kind } of this.edges) if ((kind & kinds) !== 0) waiting[to] = (waiting[to] ?? 0) + 1;
    const ready: number[] = [];
    for (let node = 0; node < this.#nodes; node++) if (waiting[node] === 0) ready.push(node);
    for (let at = 0; at < ready.length; at++) {
      const node = ready[at] ?? 0;
      this.#each(node, kinds, ({ to }) => {
        levels[to] = Math.max(levels[to] ?? 0, (levels[node] ?? 0) + 1);
        waiting[to] = (waiting[to] ?? 0) - 1;
        if (waiting[to] === 0) ready.push(to);
      });
    }
    return ready.length === this.#nodes ? levels : undefined;
  }

  /** The edges of a shortest way between two nodes over edges of `kinds` and nodes that `within` admits; undefined without one. */
  path(from: number, to: number, kinds: number, within: (node: number) => boolean): readonly Edge[] | undefined {
    const cameBy = new Map<number, Edge | undefined>([[from, undefined]]);
    const queue = [from];
    for (let at = 0; at < queue.length && !cameBy.has(to); at++) {
      this.#each(queue[at] ?? 0, kinds, (edge) => {
        if (cameBy.has(edge.to) || !within(edge.to)) return;
        cameBy.set(edge.to, edge);
        queue.push(edge.to);
      });
    }
    if (!cameBy.has(to)) return undefined;
    const edges: Edge[] = [];
    for (let edge = cameBy.get(to); edge !== undefined; edge = cameBy.get(edge.from)) edges.unshift(edge);
    return edges;
  }

  #each(node: number, kinds: number, visit: (edge: Edge) => void): void {
    const end = this.#first[node + 1] ?? 0;
    for (let at = this.#first[node] ?? 0; at < end; at++) {
      const edge = this.edges[this.#sorted[at] ?? 0];
      if (edge !== undefined && (edge.kind & kinds) !== 0) visit(edge);
    }
  }

  /** The next neighbour that `take` wants; `cursor` remembers where each node has got to. */
  #advance(node: number, cursor: Int32Array, kinds: number, take: (to: number) => boolean): number | undefined {
    const end = this.#first[node + 1] ?? 0;
    for (let at = cursor[node] ?? 0; at < end; at++) {
      const edge = this.edges[this.#sorted[at] ?? 0];
      if (edge === undefined || (edge.kind & kinds) === 0 || !take(edge.to)) continue;
      cursor[node] = at + 1;
      return edge.to;
    }
    cursor[node] = end;
    return undefined;
  }
}
