/** Kelly's fraction against published examples. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../../testing/oracles.js';
import { continuousKelly, kellyFraction, kellyStake } from './winning-periods.js';

interface Example {
  readonly p?: number;
  readonly b?: number;
  readonly mu?: number;
  readonly r?: number;
  readonly sigma?: number;
  readonly expected: number;
}

const file = join(oraclesFolder(), 'risk', 'published_examples.json');

it('without an edge nothing is staked', () => {
  expect([kellyStake(kellyFraction(0.4, 1)), kellyStake(0.2)]).toEqual([0, 0.2]);
});

describe.skipIf(!existsSync(file))('published examples (skipped without the oracle folder)', () => {
  it('of bets and of returns are ours', () => {
    const examples = (JSON.parse(readFileSync(file, 'utf8')) as { kelly: readonly Example[] })
      .kelly;
    for (const { p, b, mu, r, sigma, expected } of examples) {
      if (p !== undefined && b !== undefined) {
        expect(kellyFraction(p, b)).toBeCloseTo(expected, 10);
      } else if (mu !== undefined && r !== undefined && sigma !== undefined) {
        expect(continuousKelly(mu, r, sigma)).toBeCloseTo(expected, 9);
      }
    }
  });
});
