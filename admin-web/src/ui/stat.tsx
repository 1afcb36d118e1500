/** One figure with its name, and below it what puts it in proportion. */
import type { ReactNode } from 'react';
import './stat.css';

export interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: 'positive' | 'negative' | undefined;
}

/** A strip of figures; its children are `Stat`s. */
export function StatStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl className="stat-strip" aria-label={label}>
      {children}
    </dl>
  );
}

export function Stat({ label, value, detail, tone }: StatProps) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd className={`stat-value figure ${tone ?? ''}`}>{value}</dd>
      {detail !== undefined && <dd className="stat-detail figure">{detail}</dd>}
    </div>
  );
}
