/** A tear sheet as one HTML file that needs nothing else: no script, no font, no network. */
import { renderCorporateActions } from './corporate-actions.js';
import { renderEquity, renderUnderwater } from './equity-charts.js';
import { renderHeader, renderKeyFigures } from './header.js';
import { renderHeatMap } from './heat-map.js';
import { html, Html } from './html.js';
import { renderPeriods } from './period-tables.js';
import { renderDistribution, renderRolling } from './return-charts.js';
import { renderDrawdowns, renderFootnotes, renderStatistics, renderTradeLists } from './tables.js';
import type { TearSheetData } from './tear-sheet-data.js';
import { TEAR_SHEET_STYLE } from './tear-sheet-style.js';
import { renderCandles, renderExcursions, renderPriceAndTrades } from './trade-charts.js';

/** Opened from disk it may load nothing, whatever stands in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function renderTearSheet(data: TearSheetData): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>${data.strategy} on ${data.instrument}: backtest report</title>
        <style>
          ${new Html(TEAR_SHEET_STYLE)}
        </style>
      </head>
      <body>
        <main>
          ${renderHeader(data)} ${renderKeyFigures(data)} ${renderEquity(data)}
          ${renderUnderwater(data)} ${renderHeatMap(data)} ${renderPeriods(data)}
          ${renderRolling(data)}
          <div class="pair">${renderDistribution(data)}${renderExcursions(data)}</div>
          ${renderPriceAndTrades(data)} ${renderCandles(data)} ${renderDrawdowns(data)}
          ${renderTradeLists(data)} ${renderCorporateActions(data)} ${renderStatistics(data)}
          ${renderFootnotes(data)}
        </main>
      </body>
    </html> `;
  return page.text;
}
