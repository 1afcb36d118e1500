/** The account against holding, and its falls from the highest point. */
import { decimal, percent, percentLabels, signedPercent } from './format-figures.js';
import { html } from './html.js';
import type { Html } from './html.js';
import {
  areaPath,
  down,
  legend,
  linePath,
  renderPlot,
  section,
  timeLabels,
  valueLabels,
} from './plot.js';
import type { AxisLabel } from './plot.js';
import { extent, linearScale, logScale, logTicks, roomy, ticks, timeTicks } from './scales.js';
import type { Scale } from './scales.js';
import type { TearSheetData } from './tear-sheet-data.js';

const TIME_TICKS = 10;

export function timeScale({ from, to }: TearSheetData): Scale {
  return linearScale(from, to);
}

export function timeAxis(data: TearSheetData, most = TIME_TICKS): readonly AxisLabel[] {
  return timeLabels(timeTicks(data.from, data.to, most), timeScale(data));
}

/** Where money multiplied, equal steps of a linear axis hide everything but the end. */
const LOG_FROM = 3;

export function renderEquity(data: TearSheetData): Html {
  const { curve, currency, instrument } = data;
  const [low, high] = extent(curve.equity, curve.held);
  const hasBoth = low > 0 && high / low > LOG_FROM;
  const note = `in ${currency}, against ${instrument} bought with all cash on the first day`;
  const keys = legend([
    { kind: 'own', text: data.strategy },
    { kind: 'held', text: `Holding ${instrument}` },
  ]);
  const linear = equityPlot(data, false);
  if (!hasBoth) return section('Growth of the account', note, keys, linear);
  return section(
    'Growth of the account',
    note,
    keys,
    html`<div class="either">
      <input type="radio" name="scale" id="log" checked /><label for="log">Logarithmic</label>
      <input type="radio" name="scale" id="linear" /><label for="linear">Linear</label>
      <div class="for-log">${equityPlot(data, true)}</div>
      <div class="for-linear">${linear}</div>
    </div>`,
  );
}

function equityPlot(data: TearSheetData, isLog: boolean): Html {
  const { curve, openingCash } = data;
  const [low, high] = extent(curve.equity, curve.held, [openingCash]);
  const room = (high - low) * 0.04;
  const y = isLog
    ? logScale(low / (high / low) ** 0.03, high * (high / low) ** 0.03)
    : linearScale(low >= 0 ? Math.max(0, low - room) : low - room, high + room || 1);
  const scales = { x: timeScale(data), y };
  const named = isLog ? logTicks(y.from, y.to) : ticks(y.from, y.to, 5);
  const end = data.finalEquity;
  return renderPlot({
    heightPx: 300,
    label: `Equity from ${decimal(openingCash, 0)} to ${decimal(end, 0)}`,
    x: timeAxis(data),
    y: named.map((value) => ({ place: y.place(value), text: compact(value) })),
    shapes: [
      html`<path class="start" d="M0 ${down(y, openingCash)}H100" />`,
      html`<path class="line held" d="${linePath(curve.at, curve.held, scales)}" />`,
      html`<path class="line own" d="${linePath(curve.at, curve.equity, scales)}" />`,
    ],
    overlay: endLabels(data, y),
    endRoomPx: endRoom(data),
  });
}

/** What both came to, beside their ends; pushed apart where they would cover each other. */
function endLabels(data: TearSheetData, y: Scale): Html[] {
  const { curve, openingCash, finalEquity } = data;
  const held = curve.held[curve.held.length - 1] ?? openingCash;
  const ownAt = down(y, Math.max(finalEquity, y.from));
  const heldAt = down(y, held);
  const gap = LABEL_GAP - Math.abs(ownAt - heldAt);
  const push = gap > 0 ? (ownAt <= heldAt ? gap / 2 : -gap / 2) : 0;
  const label = (kind: string, at: number, text: string): Html =>
    html`<span class="end ${kind}" style="top:${at}%">${text}</span>`;
  const [own = '', other = ''] = endTexts(data);
  return [label('own', ownAt - push, own), label('held', heldAt + push, other)];
}

function endTexts({ curve, openingCash, finalEquity }: TearSheetData): readonly string[] {
  const held = curve.held[curve.held.length - 1] ?? openingCash;
  return [finalEquity, held].map((value) => signedPercent(value / openingCash - 1));
}

/** The widest letters of bold text at 12 px, with the space before it. */
const END_LETTER_PX = 8.2;
const END_SPACE_PX = 10;

/** The same for all charts over the whole time, so that they stand below each other. */
function endRoom(data: TearSheetData): number {
  const letters = Math.max(...endTexts(data).map((text) => text.length));
  return Math.ceil(END_SPACE_PX + letters * END_LETTER_PX);
}

/** Height of a line of text, in percent of the chart. */
const LABEL_GAP = 6;

/** 1,250,000 as 1.25m: axes have little room. */
export function compact(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${decimal(value / 1e9, digitsOf(value / 1e9))}bn`;
  if (size >= 1e6) return `${decimal(value / 1e6, digitsOf(value / 1e6))}m`;
  if (size >= 1e4) return `${decimal(value / 1e3, digitsOf(value / 1e3))}k`;
  return decimal(value, size >= 100 || value === 0 ? digitsOf(value) && 1 : digitsOf(value));
}

function digitsOf(value: number): number {
  const text = String(Number(value.toPrecision(4)));
  const point = text.indexOf('.');
  return point < 0 ? 0 : Math.min(6, text.length - point - 1);
}

export function renderUnderwater(data: TearSheetData): Html {
  const { at, values } = data.underwater;
  const falls = values.map((value) => value ?? 0);
  const [low] = extent(falls);
  if (low === 0) {
    return section(
      'Drawdown',
      'below the highest point so far',
      html`<p class="empty">There was none.</p>`,
    );
  }
  const [bottom] = roomy([low, 0], 3);
  const scales = { x: timeScale(data), y: linearScale(Math.max(-1, bottom), 0) };
  return section(
    'Drawdown',
    'below the highest point so far',
    renderPlot({
      heightPx: 150,
      label: `Drawdowns of up to ${percent(-low)}`,
      x: timeAxis(data),
      endRoomPx: endRoom(data),
      y: valueLabels(ticks(scales.y.from, 0, 4), scales.y, percentLabels),
      shapes: [
        html`<path class="area loss" d="${areaPath(at, falls, scales, 0)}" />`,
        html`<path class="line loss" d="${linePath(at, falls, scales)}" />`,
      ],
    }),
  );
}
