/** Returns by month and year, coloured by size. */
import { monthName, percent, placesOf, decimal } from './format-figures.js';
import { html, NOTHING } from './html.js';
import type { Html } from './html.js';
import { section } from './plot.js';
import type { TearSheetData } from './tear-sheet-data.js';

/** The share of the months that may reach the strongest colour. */
const SATURATED = 0.05;

export function renderHeatMap({ months }: TearSheetData): Html {
  const all = months.flatMap((row) => row.months.filter((value) => value !== null));
  if (all.every((value) => value === 0)) return NOTHING;
  const sizes = all.map(Math.abs).sort((a, b) => a - b);
  const strongest = sizes[Math.floor((sizes.length - 1) * (1 - SATURATED))] || 1;
  const digits = placesOf(strongest * 100, 1);
  const show = { strongest, digits };
  const names = Array.from({ length: 12 }, (_, i) => html`<th scope="col">${monthName(i)}</th>`);
  const rows = months.map(
    (row) =>
      html`<tr>
        <th scope="row">${row.year}</th>
        ${row.months.map((value) => cell(value, show, ''))}
        ${cell(row.total, { strongest: 0, digits }, 'total')}
      </tr>`,
  );
  return section(
    'Returns by month',
    'in percent, compounded',
    html`<div class="scroll">
      <table class="heat">
        <thead>
          <tr>
            <th></th>
            ${names}
            <th scope="col" class="total">Year</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`,
  );
}

/** Colour by the square root, so that small months can be told from none. */
function cell(
  value: number | null,
  { strongest, digits }: { readonly strongest: number; readonly digits: number },
  kind: string,
): Html {
  if (value === null) return html`<td class="none ${kind}"></td>`;
  const strength = strongest === 0 ? 0 : Math.min(1, Math.sqrt(Math.abs(value) / strongest));
  const hue = value > 0 ? 'gain' : value < 0 ? 'loss' : 'flat';
  const text = decimal(value * 100, Math.abs(value) >= 1 ? 0 : digits);
  return html`<td
    class="${hue} ${kind}"
    style="--s:${Math.round(strength * 100)}%"
    title="${percent(value, 2)}"
  >
    ${text}
  </td>`;
}
