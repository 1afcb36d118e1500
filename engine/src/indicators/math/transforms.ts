/** TA-Lib's math transforms: one function of one value each. */
import { defineIndicator } from '../define-indicator.js';
import type { IndicatorDefinition } from '../indicator.js';
import { Pointwise } from '../pointwise.js';

interface Transform {
  readonly fn: string;
  readonly title: string;
  readonly compute: (value: number) => number;
  /** Where the function is not defined for every value. */
  readonly domain?: string;
}

const TRANSFORMS: readonly Transform[] = [
  { fn: 'ACOS', title: 'Arc cosine', compute: Math.acos, domain: 'from −1 to 1' },
  { fn: 'ASIN', title: 'Arc sine', compute: Math.asin, domain: 'from −1 to 1' },
  { fn: 'ATAN', title: 'Arc tangent', compute: Math.atan },
  { fn: 'CEIL', title: 'Next whole number above', compute: Math.ceil },
  { fn: 'COS', title: 'Cosine', compute: Math.cos },
  { fn: 'COSH', title: 'Hyperbolic cosine', compute: Math.cosh },
  { fn: 'EXP', title: 'Exponential function', compute: Math.exp },
  { fn: 'FLOOR', title: 'Next whole number below', compute: Math.floor },
  { fn: 'LN', title: 'Natural logarithm', compute: Math.log, domain: 'above 0' },
  { fn: 'LOG10', title: 'Logarithm to base 10', compute: Math.log10, domain: 'above 0' },
  { fn: 'SIN', title: 'Sine', compute: Math.sin },
  { fn: 'SINH', title: 'Hyperbolic sine', compute: Math.sinh },
  { fn: 'SQRT', title: 'Square root', compute: Math.sqrt, domain: 'from 0' },
  { fn: 'TAN', title: 'Tangent', compute: Math.tan },
  { fn: 'TANH', title: 'Hyperbolic tangent', compute: Math.tanh },
];

export const mathTransforms: readonly IndicatorDefinition[] = TRANSFORMS.map(
  ({ fn, title, compute, domain }) =>
    defineIndicator({
      fn,
      title,
      description: `${title} of each value${domain === undefined ? '' : `, defined ${domain}`}.`,
      group: 'math',
      inputs: ['close'],
      parameters: [],
      outputs: ['output'],
      sparse: domain !== undefined,
      create: () => new Pointwise((value = Number.NaN) => compute(value)),
    }),
);
