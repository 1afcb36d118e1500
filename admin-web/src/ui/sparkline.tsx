/** A tiny line of how a figure went; its first value is drawn as a faint base line. */
import './sparkline.css';

const WIDTH = 96;
const HEIGHT = 28;
const MARGIN = 2;

/** SVG path through the values, and the height of the first one; null below two values. */
export function sparklinePath(values: readonly number[]): { path: string; base: number } | null {
  const [first] = values;
  if (first === undefined || values.length < 2) return null;
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const y = (value: number): number =>
    span === 0
      ? HEIGHT / 2
      : round(HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN));
  const step = WIDTH / (values.length - 1);
  const points = values.map((value, index) => `${round(index * step)} ${y(value)}`);
  return { path: `M${points.join('L')}`, base: y(first) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Decorative: the figures stand in the same row. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const line = sparklinePath(values);
  const rises = (values.at(-1) ?? 0) >= (values[0] ?? 0);
  return (
    <svg
      className="sparkline"
      data-rises={rises}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {line && (
        <>
          <line className="sparkline-base" x1="0" x2={WIDTH} y1={line.base} y2={line.base} />
          <path d={line.path} />
        </>
      )}
    </svg>
  );
}
