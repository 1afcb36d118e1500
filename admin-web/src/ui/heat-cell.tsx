/** A cell of a table whose ground says how much: the figure stands in it, always readable. */
import type { ReactNode } from 'react';
import './heat-cell.css';

export interface HeatCellProps {
  /** From −1 (most negative) to 1; null where there is nothing. */
  readonly strength: number | null;
  readonly children: ReactNode;
}

export function HeatCell({ strength, children }: HeatCellProps) {
  return (
    <td className="heat-cell figure" data-heat={strength === null ? undefined : heatOf(strength)}>
      {children}
    </td>
  );
}

/** Steps on each side: what the eye can tell apart, and what needs no style of its own. */
const STEPS = 6;

export function heatOf(strength: number): string {
  const step = Math.round(Math.max(-1, Math.min(1, strength)) * STEPS);
  return step < 0 ? `minus-${-step}` : `plus-${step}`;
}
