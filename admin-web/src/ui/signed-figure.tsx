/** A gain or a loss: the sign says it, the colour repeats it. */
import type { ReactNode } from 'react';
import { signOf } from '../format/decimal.js';

export function toneOf(value: string): 'positive' | 'negative' | undefined {
  const sign = signOf(value);
  return sign > 0 ? 'positive' : sign < 0 ? 'negative' : undefined;
}

export function SignedFigure({ value, children }: { value: string; children: ReactNode }) {
  return <span className={`figure ${toneOf(value) ?? 'soft'}`}>{children}</span>;
}
