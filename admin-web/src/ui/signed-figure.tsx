/** A gain or a loss: the sign says it, the colour repeats it. */
import type { ReactNode } from 'react';
import { signOf } from '../format/decimal.js';

/** What is hidden has no tone. */
export function toneOf(value: string | null): 'positive' | 'negative' | undefined {
  const sign = value === null ? 0 : signOf(value);
  return sign > 0 ? 'positive' : sign < 0 ? 'negative' : undefined;
}

export function SignedFigure({ value, children }: { value: string | null; children: ReactNode }) {
  return <span className={`figure ${toneOf(value) ?? 'soft'}`}>{children}</span>;
}
