/** Positions follow the newest bar to the cent, long and short. */
import type { Position } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../format/decimal.js';
import { markPosition } from './marked-position.js';

const instrument = {
  symbol: 'SP500',
  name: 'S&P 500',
  assetClass: 'INDEX',
  currency: 'USD',
  tickSize: '0.01',
  lotSize: '1',
  timeframe: '1d',
};
const position: Position = {
  instrument,
  quantity: '3',
  averagePrice: '2870.10',
  lastPrice: '2874.56',
  marketValue: '8623.68',
  unrealizedPnl: '13.38',
  realizedPnl: '0.00',
};

describe('a marked position', () => {
  it.each([
    ['3', '2900.00', '8700', '89.70'],
    ['-3', '2900.00', '-8700', '-89.70'],
    ['0.1', '0.3', '0.03', '-286.98'],
  ])('of %s at %s is worth %s and has gained %s', (quantity, price, value, gain) => {
    const marked = markPosition({ ...position, quantity }, price, 'USD');
    expect(compareDecimals(marked.marketValue ?? '', value)).toBe(0);
    expect(compareDecimals(marked.unrealizedPnl ?? '', gain)).toBe(0);
  });

  it('stays the same object while the price does', () => {
    expect(markPosition(position, undefined, 'USD')).toBe(position);
    expect(markPosition(position, '2874.56', 'USD')).toBe(position);
  });

  it('in another currency than the account stays as it was read, since the rate moves too', () => {
    expect(markPosition(position, '2900.00', 'EUR')).toBe(position);
  });
});
