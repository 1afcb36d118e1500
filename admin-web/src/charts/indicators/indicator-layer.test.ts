/** Where each line of an indicator goes. */
import type { SeriesIndicators } from '@fiducia/sdk';
import { describe, expect, it } from 'vitest';
import { chartTime } from '../chart-points.js';
import { linesAt, ownPanes, planLines } from './indicator-layer.js';

const of = (label: string, outputs: readonly (readonly [string, 'PRICE' | 'OWN'])[]) => ({
  ...{ fn: label, label, title: label, params: {}, inputs: ['close'] },
  outputs: outputs.map(([name, scale]) => ({ name, scale, values: [null, 2] })),
});

const view = (indicators: SeriesIndicators['indicators']): SeriesIndicators => ({
  ...{ symbol: 'A', timeframe: '1d', computedFrom: null, warmUpBars: 0, indicators },
  times: ['2020-03-12T00:00:00.000Z', '2020-03-13T00:00:00.000Z'],
});

describe('lines of indicators', () => {
  it('lie over the bars as prices, else in one pane of each indicator', () => {
    const lines = planLines(
      view([
        of('RSI(14)', [['output', 'OWN']]),
        of('KELTNER(20)', [
          ['upperBand', 'PRICE'],
          ['width', 'OWN'],
        ]),
        of('SMA(20)', [['output', 'PRICE']]),
      ]),
    );
    expect(lines.map(({ title, pane, color }) => [title, pane, color])).toEqual([
      ['RSI(14)', 1, 0],
      ['upperBand', 0, 1],
      ['width', 2, 1],
      ['SMA(20)', 0, 2],
    ]);
    expect(ownPanes(lines)).toBe(2);
  });

  it('have no point where there is no value', () => {
    const [line] = planLines(view([of('RSI(14)', [['output', 'OWN']])]));
    expect(line?.points).toEqual([{ time: 1_583_971_200 }, { time: 1_584_057_600, value: 2 }]);
    expect(ownPanes([])).toBe(0);
  });

  it('stand beside candles of several bars where these do', () => {
    const lines = planLines(view([of('RSI(14)', [['output', 'OWN']])]));
    const [line] = linesAt(lines, [chartTime('2020-03-13T00:00:00.000Z')]);
    expect(line?.points).toEqual([{ time: 1_584_057_600, value: 2 }]);
  });
});
