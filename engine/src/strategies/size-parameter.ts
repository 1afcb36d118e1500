/** The one way in which the built-in strategies are told how large an order is. */
import type { Size } from './define-strategy.js';

/**
 * 1 means all-in, which is as much as the deployment's capital AND the account's mandate let one
 * order be: everything in a plain backtest, the mandate's 5 % in an account that has the product's
 * limits. Any other number is taken at its word, and denied where the mandate allows less.
 */
export const sizeParameter = {
  type: 'number',
  default: 1,
  min: 0.000001,
  max: 1,
  // It scales what a run earns and risks alike: nothing to search for.
  search: false,
  description:
    'Share of the deployment’s capital in one order; 1 = as much as the mandate allows one order.',
} as const;

const ALL_IN: Size = { allIn: true };

export function sizeOf(share: number): Size {
  return share === 1 ? ALL_IN : { equityFraction: share };
}
