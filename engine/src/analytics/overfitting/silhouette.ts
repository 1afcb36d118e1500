/** How well clusters are told apart (Rousseeuw 1987): −1 wrong, 0 no structure, 1 clear. */

/** Mean silhouette of all members; a member alone in its cluster counts 0. */
export function meanSilhouette(
  distances: Float64Array,
  labels: Int32Array,
  clusters: number,
): number {
  const size = labels.length;
  const members = new Float64Array(clusters);
  for (const label of labels) members[label] = (members[label] as number) + 1;
  const sums = new Float64Array(clusters);
  let total = 0;
  for (let i = 0; i < size; i += 1) {
    sums.fill(0);
    for (let j = 0; j < size; j += 1) {
      const label = labels[j] as number;
      sums[label] = (sums[label] as number) + (distances[i * size + j] as number);
    }
    total += silhouetteOf(sums, members, labels[i] as number);
  }
  return total / size;
}

function silhouetteOf(sums: Float64Array, members: Float64Array, own: number): number {
  const others = (members[own] as number) - 1;
  if (others === 0) return 0;
  const inside = (sums[own] as number) / others;
  let nearest = Number.POSITIVE_INFINITY;
  for (let cluster = 0; cluster < sums.length; cluster += 1) {
    if (cluster === own) continue;
    nearest = Math.min(nearest, (sums[cluster] as number) / (members[cluster] as number));
  }
  const larger = Math.max(inside, nearest);
  return larger === 0 ? 0 : (nearest - inside) / larger;
}
