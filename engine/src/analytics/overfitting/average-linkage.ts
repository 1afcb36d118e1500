/** Agglomerative clustering with average linkage in O(n²): chains of nearest neighbours. */

export interface Merge {
  /** Representatives (a member each) of the two clusters that become one. */
  readonly a: number;
  readonly b: number;
  readonly height: number;
}

/** All merges by rising height; `distances` is a full symmetric matrix (Murtagh 1983). */
export function averageLinkage(distances: Float64Array, size: number): readonly Merge[] {
  const between = Float64Array.from(distances);
  const members = new Float64Array(size).fill(1);
  const alive = new Uint8Array(size).fill(1);
  const merges: Merge[] = [];
  const chain: number[] = [];
  while (merges.length < size - 1) {
    if (chain.length === 0) chain.push(alive.indexOf(1));
    const last = chain[chain.length - 1] as number;
    const before = chain.length > 1 ? (chain[chain.length - 2] as number) : -1;
    const nearest = nearestOf(between, alive, last, before);
    if (nearest !== before) {
      chain.push(nearest);
      continue;
    }
    chain.length -= 2;
    merges.push({ a: before, b: last, height: between[before * size + last] as number });
    join(between, members, alive, [before, last]);
  }
  // The order in which chains find merges is not that of their heights.
  return merges.sort((x, y) => x.height - y.height);
}

/** On a tie the predecessor in the chain wins, or the chain would never end. */
function nearestOf(between: Float64Array, alive: Uint8Array, of: number, before: number): number {
  const size = alive.length;
  let nearest = before;
  let least = before < 0 ? Number.POSITIVE_INFINITY : (between[of * size + before] as number);
  for (let other = 0; other < size; other += 1) {
    if (other === of || alive[other] === 0) continue;
    const distance = between[of * size + other] as number;
    if (distance < least) {
      least = distance;
      nearest = other;
    }
  }
  return nearest;
}

/** Keeps the second as the cluster of both; the first is gone. */
function join(
  between: Float64Array,
  members: Float64Array,
  alive: Uint8Array,
  [gone, kept]: readonly [number, number],
): void {
  const size = alive.length;
  const m = members[gone] as number;
  const n = members[kept] as number;
  alive[gone] = 0;
  members[kept] = m + n;
  for (let other = 0; other < size; other += 1) {
    if (other === kept || alive[other] === 0) continue;
    const distance =
      (m * (between[gone * size + other] as number) +
        n * (between[kept * size + other] as number)) /
      (m + n);
    between[kept * size + other] = distance;
    between[other * size + kept] = distance;
  }
}

/** Labels of `count` clusters, numbered in the order of their first members. */
export function cutTree(merges: readonly Merge[], size: number, count: number): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, i) => i);
  const rootOf = (member: number): number => {
    let root = member;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  for (const { a, b } of merges.slice(0, size - count)) parent[rootOf(a)] = rootOf(b);
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: size }, (_, member) => {
    const root = rootOf(member);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}
