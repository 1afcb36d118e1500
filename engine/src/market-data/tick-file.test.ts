/** Files of ticks: each kind by its header, in order, with the line of what is wrong. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oraclesFolder } from '../testing/oracles.js';
import { MINUTE_MS } from './bar-time.js';
import { readTicksText } from './tick-file.js';
import type { TickFile } from './tick-file.js';
import { seriesFromTicks } from './tick-series.js';

function read(...lines: readonly string[]): TickFile {
  const result = readTicksText(lines.join('\n'));
  if (!result.ok) throw new Error(result.error.message);
  return result.ticks;
}

describe('a file of ticks', () => {
  it('has quotes, with sizes where it gives them', () => {
    const { kind, events, priceDecimals } = read(
      'time_utc,bid,ask,bid_size',
      '2020-01-01 00:00:00.5,1.10,1.125,7',
      '20200101 000001250,1.1,1.2,',
    );
    expect({ kind, priceDecimals }).toEqual({ kind: 'QUOTES', priceDecimals: 3 });
    const at = Date.UTC(2020, 0, 1);
    expect(events).toEqual([
      { kind: 'QUOTE', at: at + 500, bid: 1.1, bidSize: 7, ask: 1.125, askSize: 0 },
      { kind: 'QUOTE', at: at + 1250, bid: 1.1, bidSize: 0, ask: 1.2, askSize: 0 },
    ]);
  });

  it('has trades, with who took the price', () => {
    const { events } = read(
      'timestamp,price,amount,side',
      '1000000000000,5,2,sell',
      '1000000000000,6,1,',
    );
    expect(events).toMatchObject([
      { aggressor: -1, price: 5 },
      { aggressor: 0, size: 1 },
    ]);
  });

  it('has book changes, of which those of one moment are one event', () => {
    const { events } = read(
      'timestamp,is_snapshot,side,price,amount',
      '1000000000000,true,bid,99,5',
      '1000000000000,true,ask,101,6',
      '1000000000001,false,bid,99,0',
    );
    expect(events).toEqual([
      { kind: 'BOOK', at: 1e12, snapshot: true, bids: [[99, 5]], asks: [[101, 6]] },
      { kind: 'BOOK', at: 1e12 + 1, snapshot: false, bids: [[99, 0]], asks: [] },
    ]);
  });

  it('has snapshots of as many levels as its header names', () => {
    const header = 'timestamp,asks[0].price,asks[0].amount,bids[0].price,bids[0].amount';
    expect(read(header, '1000000000000,101,1,99,2').events).toEqual([
      { kind: 'BOOK', at: 1e12, snapshot: true, bids: [[99, 2]], asks: [[101, 1]] },
    ]);
  });

  it.each([
    [['time,bid,ask'], 1, 'has no ticks'],
    [['time,open', '1,2'], 1, 'name the columns of quotes'],
    [['time,bid,ask', 'soon,1,2'], 2, '"soon" is not a time'],
    [['time,bid,ask', '2000000000,1,2', '1000000000,1,2'], 3, 'earlier than the row before'],
    [['time,bid,ask', '2000000000,3,2'], 2, 'the bid 3 is above the ask 2'],
    [['time,price,amount', '2000000000,0,2'], 2, 'not a number above 0'],
    [['time,price,amount', '2000000000,1,x'], 2, 'not a number of at least 0'],
    [['time,is_snapshot,side,price,amount', '2000000000,true,up,1,2'], 2, 'neither bid nor ask'],
  ])('%j is refused at line %i: %s', (lines, line, sentence) => {
    const result = readTicksText(lines.join('\n'));
    expect(result.ok ? null : result.error.line).toBe(line);
    expect(result.ok ? '' : result.error.message).toContain(sentence);
  });
});

it('bars of ticks are of trades where there are any, else of the middle', () => {
  const options = {
    symbol: 'X',
    currency: 'USD',
    timeframeMs: MINUTE_MS,
    takerFeeRate: '0',
    makerFeeRate: '0',
  };
  const quotes = read('timestamp,bid,ask', '1000000000000,1.00,1.03', '1000000061000,1.10,1.12');
  const series = seriesFromTicks(quotes, options);
  expect([...series.columns.close]).toEqual([101, 111]);
  expect(series.columns.at[0]).toBe(Math.floor(1e12 / MINUTE_MS) * MINUTE_MS + MINUTE_MS - 1);
  const trades = read(
    'timestamp,price,amount',
    '1000000000000,5,2',
    '1000000000500,7,1',
    '1000000001000,6,1',
  );
  const { columns } = seriesFromTicks(trades, options);
  expect([
    columns.open[0],
    columns.high[0],
    columns.low[0],
    columns.close[0],
    columns.volume[0],
  ]).toEqual([5, 7, 5, 6, 4]);
});

const folder = join(oraclesFolder(), 'market', 'ticks_orderbook');
const files = existsSync(folder)
  ? readdirSync(folder).filter((name) => /\.csv(\.gz)?$/.test(name))
  : [];

describe.skipIf(files.length === 0)('recorded ticks (skipped without the oracle folder)', () => {
  it.each(files)('%s is read or refused with a sentence', (name) => {
    const bytes = readFileSync(join(folder, name));
    const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    const result = readTicksText(text);
    if (!result.ok) throw new Error(`${result.error.line}: ${result.error.message}`);
    expect(result.ticks.events.length).toBeGreaterThan(0);
  });
});
