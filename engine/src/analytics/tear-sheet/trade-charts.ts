/** Trades on the prices: all of them on the line, the last on candles; and how they went on the way. */
import { lastRowAt } from '../../market-data/last-row.js';
import {
  day,
  decimal,
  decimalLabels,
  percentLabels,
  price,
  signedPercent,
} from './format-figures.js';
import { timeAxis, timeScale } from './equity-charts.js';
import { html, NOTHING } from './html.js';
import type { Html } from './html.js';
import { down, legend, linePath, renderPlot, round, section, valueLabels } from './plot.js';
import type { AxisLabel } from './plot.js';
import { extent, linearScale, roomy, ticks, timeTicks } from './scales.js';
import type { Scale } from './scales.js';
import type { TearSheetCandles, TearSheetData, TearSheetTrade } from './tear-sheet-data.js';

const outcome = ({ pnl }: TearSheetTrade): string => (pnl > 0 ? 'gain' : pnl < 0 ? 'loss' : 'flat');

/** Where a trade stands among prices that are adjusted for later splits. */
function levels({ entryPrice, exitPrice, splitFactor = 1 }: TearSheetTrade) {
  return { entry: entryPrice * splitFactor, exit: exitPrice * splitFactor };
}

function adjustedNote({ corporateActions }: TearSheetData): string {
  return (corporateActions?.splits ?? 0) > 0 ? ', adjusted for splits' : '';
}

export function renderPriceAndTrades(data: TearSheetData): Html {
  const { prices, trades, instrument } = data;
  if (prices === null) return NOTHING;
  const y = linearScale(...roomy(extent(prices.values)));
  const scales = { x: timeScale(data), y };
  const many = trades.shown.length < trades.count ? `${trades.shown.length} of ` : '';
  const held = trades.shown.map((trade) => {
    const { entry, exit } = levels(trade);
    const from = `${round(scales.x.place(trade.entryAt))} ${down(y, entry)}`;
    const to = `${round(scales.x.place(trade.exitAt))} ${down(y, exit)}`;
    return html`<path class="trade ${outcome(trade)}" d="M${from}L${to}" />`;
  });
  return section(
    'Trades on the price',
    `${instrument}, close${adjustedNote(data)}; a stroke from entry to exit of ${many}${decimal(trades.count, 0)} ${trades.count === 1 ? 'trade' : 'trades'}`,
    trades.count === 0
      ? NOTHING
      : legend([
          { kind: 'gain', text: 'Trade with a profit' },
          { kind: 'loss', text: 'Trade with a loss' },
        ]),
    renderPlot({
      heightPx: 210,
      label: `Price of ${instrument} with ${trades.count} trades`,
      x: timeAxis(data),
      y: valueLabels(ticks(y.from, y.to, 5), y, decimalLabels),
      shapes: [
        html`<path class="line price" d="${linePath(prices.at, prices.values, scales)}" />`,
        held,
      ],
    }),
  );
}

export function renderCandles(data: TearSheetData): Html {
  const { candles, trades, instrument } = data;
  if (candles === null) return NOTHING;
  const x = linearScale(-0.5, candles.at.length - 0.5);
  const edges = candles.trades.flatMap((trade) => Object.values(levels(trade)));
  const y = linearScale(...roomy(extent(candles.low, candles.high, edges)));
  const shown = candles.trades.length;
  const which = shown === trades.count ? '' : 'Last ';
  return section(
    `${which}${shown === 1 ? 'trade' : `${shown} trades`} on candles`.replace(/^\w/, (letter) =>
      letter.toUpperCase(),
    ),
    `${instrument}, one candle ${candles.length}${adjustedNote(data)}`,
    legend([
      { kind: 'arrow buy', text: 'Buy' },
      { kind: 'arrow sell', text: 'Sell' },
    ]),
    renderPlot({
      heightPx: 260,
      label: `Candles of ${instrument} with ${shown} trades`,
      x: candleAxis(candles, x),
      y: valueLabels(ticks(y.from, y.to, 5), y, decimalLabels),
      shapes: [
        candleShapes(candles, x, y),
        candles.trades.map((trade) => stroke(trade, candles, x, y)),
      ],
      overlay: candles.trades.flatMap((trade) => arrows(trade, candles, x, y)),
    }),
  );
}

/** Candles stand side by side, so that nights and week-ends leave no holes. */
function candleAt({ at }: TearSheetCandles, time: number): number {
  return lastRowAt(at, time);
}

/** Percent of the width that a label takes. */
const LABEL_WIDTH = 7;

/** Hours of the night and days of the week-end have no candle: they name none, or the next one. */
function candleAxis(candles: TearSheetCandles, x: Scale): readonly AxisLabel[] {
  const first = candles.at[0] ?? 0;
  const last = candles.at[candles.at.length - 1] ?? 0;
  const lengthMs = candles.at.slice(1).reduce((least, at, i) => {
    return Math.min(least, at - (candles.at[i] as number));
  }, Number.POSITIVE_INFINITY);
  const named = timeTicks(first, last, 7).flatMap(({ at, label, isHour = false }) => {
    const row = candleAt(candles, at);
    const isInside = at < (candles.at[row] ?? first) + lengthMs;
    if (isHour && !isInside) return [];
    const place = x.place(isInside ? row : row + 1);
    return place < 3 || place > 97 ? [] : [{ place, text: label, isHour }];
  });
  return apart(named);
}

/** Of those that would cover each other the first day, else the first hour. */
function apart(labels: readonly (AxisLabel & { readonly isHour: boolean })[]): AxisLabel[] {
  const taken: AxisLabel[] = [];
  for (const kind of [false, true]) {
    for (const label of labels.filter(({ isHour }) => isHour === kind)) {
      const isFree = taken.every(({ place }) => Math.abs(place - label.place) >= LABEL_WIDTH);
      if (isFree) taken.push(label);
    }
  }
  return taken.sort((a, b) => a.place - b.place);
}

function candleShapes(candles: TearSheetCandles, x: Scale, y: Scale): Html[] {
  const half = ((x.place(1) - x.place(0)) * 0.62) / 2;
  return candles.at.map((_, i) => {
    const [open = 0, close = 0] = [candles.open[i], candles.close[i]];
    const centre = x.place(i);
    const wick = `M${round(centre)} ${down(y, candles.high[i] as number)}V${down(y, candles.low[i] as number)}`;
    const top = down(y, Math.max(open, close));
    const height = Math.max(0.3, down(y, Math.min(open, close)) - top);
    const kind = close >= open ? 'rise' : 'fall';
    return html`<path class="wick" d="${wick}" /><rect
        class="body ${kind}"
        x="${round(centre - half)}"
        y="${top}"
        width="${round(half * 2)}"
        height="${round(height)}"
      />`;
  });
}

function stroke(trade: TearSheetTrade, candles: TearSheetCandles, x: Scale, y: Scale): Html {
  const { entry, exit } = levels(trade);
  const from = `${round(x.place(candleAt(candles, trade.entryAt)))} ${down(y, entry)}`;
  const to = `${round(x.place(candleAt(candles, trade.exitAt)))} ${down(y, exit)}`;
  return html`<path class="trade dashed ${outcome(trade)}" d="M${from}L${to}" />`;
}

function arrows(trade: TearSheetTrade, candles: TearSheetCandles, x: Scale, y: Scale): Html[] {
  const arrow = (at: number, value: number, side: string, title: string): Html => {
    const left = round(x.place(candleAt(candles, at)));
    return html`<i
      class="arrow ${side}"
      style="left:${left}%;top:${down(y, value)}%"
      title="${title}"
    ></i>`;
  };
  const isLong = trade.size > 0;
  const level = levels(trade);
  const entry = `${isLong ? 'Bought' : 'Sold short'} at ${paid(trade.entryPrice, level.entry)}, ${day(trade.entryAt)}`;
  const exit = `${isLong ? 'Sold' : 'Bought back'} at ${paid(trade.exitPrice, level.exit)}, ${day(trade.exitAt)}: ${signedPercent(trade.returnPct, 2)}`;
  return [
    arrow(trade.entryAt, level.entry, isLong ? 'buy' : 'sell', entry),
    arrow(trade.exitAt, level.exit, isLong ? 'sell' : 'buy', exit),
  ];
}

function paid(value: number, level: number): string {
  return level === value ? price(value) : `${price(value)} (${price(level)} adjusted for splits)`;
}

const LEAST_DOTS = 3;

export function renderExcursions({ trades }: TearSheetData): Html {
  const note = 'each trade: how far it went against its holder, and how it ended';
  if (trades.shown.length < LEAST_DOTS) {
    return section(
      'Trades on their way',
      note,
      html`<p class="empty">There are too few trades for a picture.</p>`,
    );
  }
  const adverse = trades.shown.map((trade) => -trade.adverse);
  const ends = trades.shown.map(({ returnPct }) => returnPct);
  const x = linearScale(0, roomy([0, Math.max(...adverse, 1e-6)])[1]);
  const [low, high] = extent(ends);
  const y = linearScale(...roomy([Math.min(0, low), Math.max(0, high)]));
  return section(
    'Trades on their way',
    note,
    renderPlot({
      heightPx: 180,
      label: 'Return of each trade against its worst point (MAE)',
      x: valueLabels(ticks(0, x.to, 5), x, (values) =>
        percentLabels(values.map((value) => -value)),
      ),
      y: valueLabels(ticks(y.from, y.to, 4), y, percentLabels),
      shapes: trades.shown.map(
        (trade, i) =>
          html`<path
            class="dot ${outcome(trade)}"
            d="M${round(x.place(adverse[i] as number))} ${down(y, trade.returnPct)}h0"
          />`,
      ),
    }),
    html`<p class="legend">
      <span>Across: worst point against the entry (MAE)</span><span>Up: return of the trade</span>
    </p>`,
  );
}
