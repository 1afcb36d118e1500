/** Who, what, when: the head of the sheet and the figures that a reader looks for first. */
import { LOST } from '../measures.js';
import { day, decimal, figure, money, percent, signedPercent } from './format-figures.js';
import { html, NOTHING } from './html.js';
import type { Html } from './html.js';
import type { TearSheetData, TearSheetFact, TearSheetMeasure } from './tear-sheet-data.js';

export function renderHeader(data: TearSheetData): Html {
  const { issuer, strategy, instrument, description, warnings } = data;
  const period = `${day(data.from)} – ${day(data.to)}`;
  // One bar alone does not tell how long it is.
  const bars = data.bars === 1 ? '1 bar' : `${decimal(data.bars, 0)} bars of ${data.barLength}`;
  return html`<header class="head">
    <p class="kind">${issuer === undefined ? '' : `${issuer} · `}Backtest report</p>
    <h1>${strategy}</h1>
    <p class="what">${instrument} · ${period} · ${bars}</p>
    <p class="lead">${summary(data)}</p>
    ${description === '' ? NOTHING : html`<p class="about">${description}</p>`}
    ${warnings.map((warning) => html`<p class="warning" role="note">${warning}</p>`)}
    ${renderFacts([...data.parameters, ...data.settings])}
  </header>`;
}

export function renderFacts(facts: readonly TearSheetFact[]): Html {
  return html`<dl class="facts">
    ${facts.map(
      ({ name, value }) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function summary(data: TearSheetData): string {
  const { openingCash, finalEquity, currency, instrument, trades } = data;
  const value = (key: string): TearSheetMeasure | undefined =>
    data.measures.find((each) => each.key === key);
  const total = value('totalReturn')?.value ?? null;
  const held = value('totalReturn')?.held ?? null;
  const fall = value('maxDrawdown')?.value ?? null;
  const other = held === null ? '' : ` Holding ${instrument} returned ${signedPercent(held)}.`;
  const became = `${money(openingCash, currency)} became ${money(finalEquity, currency)}`;
  if (trades.count === 0) {
    return `The strategy did not trade: ${became}.${other}`;
  }
  const growth = total === null ? '' : ` (${signedPercent(total)})`;
  const deals = `${decimal(trades.count, 0)} ${trades.count === 1 ? 'trade' : 'trades'}`;
  const worst = fall === null ? '' : `, with a maximum drawdown of ${percent(fall)}`;
  return `${became}${growth} in ${deals}${worst}.${other}`;
}

const KEY_FIGURES: readonly (readonly [key: string, title: string])[] = [
  ['totalReturn', 'Total return'],
  ['cagr', 'Return a year'],
  ['maxDrawdown', 'Maximum drawdown'],
  ['volatility', 'Volatility a year'],
  ['sharpe', 'Sharpe ratio'],
  ['sortino', 'Sortino ratio'],
  ['winRate', 'Winning trades'],
  ['profitFactor', 'Profit factor'],
];

export function renderKeyFigures({ measures, instrument, currency }: TearSheetData): Html {
  const tiles = KEY_FIGURES.map(([key, title]) => {
    const found = measures.find((each) => each.key === key);
    return found === undefined ? NOTHING : tile(title, found, currency);
  });
  return html`<div class="figures">${tiles}</div>
    <p class="small">Grey: the same of holding ${instrument} over the same time.</p>`;
}

function tile(title: string, measure: TearSheetMeasure, currency: string): Html {
  const { value, unit, held, caveats, key } = measure;
  const isSigned = key === 'totalReturn' || key === 'cagr';
  const show = (number: number | null): string =>
    isSigned && number !== null ? signedPercent(number) : figure(number, unit, currency);
  // That all was lost is said above, once.
  const limits = caveats.filter((said) => said !== LOST).slice(0, 2);
  const loses = isSigned && value !== null && value < 0;
  return html`<div class="tile">
    <p class="name">${title}</p>
    <p class="value${loses ? ' loss' : ''}">${show(value)}</p>
    <p class="held">${held === undefined ? '\u00a0' : show(held)}</p>
    ${limits.map((caveat) => html`<p class="caveat">${caveat}</p>`)}
  </div>`;
}
