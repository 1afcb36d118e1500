/** A short state in a pill: the words carry the meaning, the colour repeats it. */
import type { ReactNode } from 'react';
import './badge.css';

export type BadgeTone = 'neutral' | 'positive' | 'negative' | 'warning' | 'brand';

export interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly dot?: boolean;
  readonly children: ReactNode;
}

export function Badge({ tone = 'neutral', dot = false, children }: BadgeProps) {
  return (
    <span className="badge" data-tone={tone}>
      {dot && <span className="badge-dot" aria-hidden="true" />}
      {children}
    </span>
  );
}
