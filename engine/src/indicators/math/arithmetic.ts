/** TA-Lib's vector arithmetic: one operation on two series each. */
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorDefinition } from '../indicator.js';
import { Pointwise } from '../pointwise.js';

interface Operation {
  readonly fn: string;
  readonly title: string;
  readonly description: string;
  readonly compute: (a: number, b: number) => number;
}

const OPERATIONS: readonly Operation[] = [
  { fn: 'ADD', title: 'Sum', description: 'One series plus another.', compute: (a, b) => a + b },
  {
    fn: 'DIV',
    title: 'Quotient',
    description: 'One series divided by another; undefined where that is 0.',
    compute: (a, b) => a / b,
  },
  {
    fn: 'MULT',
    title: 'Product',
    description: 'One series times another.',
    compute: (a, b) => a * b,
  },
  {
    fn: 'SUB',
    title: 'Difference',
    description: 'One series minus another.',
    compute: (a, b) => a - b,
  },
];

export const arithmetic: readonly IndicatorDefinition[] = OPERATIONS.map(
  ({ fn, title, description, compute }) =>
    defineIndicator({
      fn,
      title,
      description,
      group: 'math',
      inputs: ['high', 'low'],
      parameters: [],
      outputs: ['output'],
      create: () => new Pointwise((a = Number.NaN, b = Number.NaN) => compute(a, b)),
    }),
);
