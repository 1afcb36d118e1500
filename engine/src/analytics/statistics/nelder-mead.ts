/** Finds a minimum without derivatives: the simplex of Nelder and Mead (1965). */

export interface SimplexMinimum {
  readonly point: readonly number[];
  readonly value: number;
  /** false: the evaluations ran out before the simplex became small. */
  readonly converged: boolean;
}

/** Both the points and their values must come so close to each other. */
const TOLERANCE = 1e-4;
const STEPS_PER_DIMENSION = 200;
/** How far the first simplex reaches from the start: a share, or so much from 0. */
const FIRST_STEP = 0.05;
const FIRST_STEP_FROM_ZERO = 0.00025;

interface Vertex {
  readonly point: readonly number[];
  readonly value: number;
}

type Objective = (point: readonly number[]) => number;

export function minimise(objective: Objective, start: readonly number[]): SimplexMinimum {
  const limit = STEPS_PER_DIMENSION * start.length;
  const budget = { left: limit };
  const evaluate = (point: readonly number[]): Vertex => {
    budget.left -= 1;
    return { point, value: objective(point) };
  };
  let simplex = sorted(firstPoints(start).map(evaluate));
  for (let step = 1; step < limit && budget.left > 0; step += 1) {
    if (isSmall(simplex)) break;
    simplex = sorted(nextSimplex(simplex, evaluate));
  }
  const [best] = simplex as [Vertex];
  return { ...best, converged: isSmall(simplex) || budget.left > 0 };
}

function firstPoints(start: readonly number[]): readonly (readonly number[])[] {
  const moved = start.map((value, k) =>
    start.map((other, i) => {
      if (i !== k) return other;
      return value === 0 ? FIRST_STEP_FROM_ZERO : value * (1 + FIRST_STEP);
    }),
  );
  return [start, ...moved];
}

/** Stable, so that of two equal vertices the older one stays ahead. */
function sorted(vertices: readonly Vertex[]): readonly Vertex[] {
  return [...vertices].sort((a, b) => a.value - b.value);
}

function isSmall(simplex: readonly Vertex[]): boolean {
  const [best, ...others] = simplex as [Vertex, ...Vertex[]];
  const width = Math.max(
    ...others.flatMap(({ point }) =>
      point.map((value, i) => Math.abs(value - (best.point[i] as number))),
    ),
  );
  const height = Math.max(...others.map(({ value }) => Math.abs(best.value - value)));
  return width <= TOLERANCE && height <= TOLERANCE;
}

function nextSimplex(
  simplex: readonly Vertex[],
  evaluate: (point: readonly number[]) => Vertex,
): readonly Vertex[] {
  const kept = simplex.slice(0, -1);
  const best = simplex[0] as Vertex;
  const worst = simplex[simplex.length - 1] as Vertex;
  const secondWorst = kept[kept.length - 1] as Vertex;
  const centre = best.point.map(
    (_, i) => kept.reduce((sum, { point }) => sum + (point[i] as number), 0) / kept.length,
  );
  /** From the worst through the centre: 1 mirrors it, 2 goes further, ½ and −½ stay near. */
  const along = (t: number): Vertex =>
    evaluate(centre.map((value, i) => (1 + t) * value - t * (worst.point[i] as number)));
  const mirrored = along(1);
  if (mirrored.value < best.value) {
    const further = along(2);
    return [...kept, further.value < mirrored.value ? further : mirrored];
  }
  if (mirrored.value < secondWorst.value) return [...kept, mirrored];
  const outside = mirrored.value < worst.value;
  const nearer = along(outside ? 0.5 : -0.5);
  if (outside ? nearer.value <= mirrored.value : nearer.value < worst.value) {
    return [...kept, nearer];
  }
  const shrunk = simplex
    .slice(1)
    .map(({ point }) => evaluate(point.map((value, i) => shrink(best.point[i] as number, value))));
  return [best, ...shrunk];
}

function shrink(towards: number, value: number): number {
  return towards + 0.5 * (value - towards);
}
