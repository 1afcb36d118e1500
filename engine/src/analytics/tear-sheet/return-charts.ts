/** How the figures moved, and how returns are spread. */
import { decimal, decimalLabels, percent, percentLabels } from './format-figures.js';
import { html, NOTHING } from './html.js';
import type { Html } from './html.js';
import { legend, linePath, renderPlot, round, section, timeLabels, valueLabels } from './plot.js';
import { extent, linearScale, roomy, ticks, timeTicks } from './scales.js';
import type { TearSheetData, TearSheetDistribution, TearSheetLine } from './tear-sheet-data.js';

export function renderRolling(data: TearSheetData): Html {
  const { rolling } = data;
  if (rolling === null) {
    return section(
      'Over time',
      '',
      html`<p class="empty">There are too few returns for rolling figures.</p>`,
    );
  }
  const note = `over the last ${rolling.window}, a year`;
  return html`<div class="pair">
    ${section('Rolling Sharpe ratio', note, linePlot(data, rolling.sharpe, decimalLabels))}
    ${section('Rolling volatility', note, linePlot(data, rolling.volatility, percentLabels))}
  </div>`;
}

function linePlot(
  data: TearSheetData,
  line: TearSheetLine,
  labels: (values: readonly number[]) => readonly string[],
): Html {
  const [low, high] = extent(line.values);
  const [from, to] = roomy([Math.min(0, low), Math.max(high, 0)]);
  const scales = { x: linearScale(data.from, data.to), y: linearScale(low >= 0 ? 0 : from, to) };
  return renderPlot({
    heightPx: 180,
    label: `From ${labels([low]).join('')} to ${labels([high]).join('')}`,
    x: timeLabels(timeTicks(data.from, data.to, 5), scales.x),
    y: valueLabels(ticks(scales.y.from, scales.y.to, 4), scales.y, labels),
    shapes: [html`<path class="line own" d="${linePath(line.at, line.values, scales)}" />`],
  });
}

export function renderDistribution({ distribution }: TearSheetData): Html {
  if (distribution === null) {
    return section(
      'Distribution of returns',
      '',
      html`<p class="empty">There are too few returns for a picture.</p>`,
    );
  }
  const outside = distribution.below + distribution.above;
  const zero = distribution.zeroShare;
  const notes = [
    outside > 0 ? `${decimal(outside, 0)} beyond the edges` : '',
    zero > 0.005 ? `${percent(zero, 0)} without any return not drawn` : '',
  ].filter((note) => note !== '');
  return section(
    'Distribution of returns',
    [distribution.of, ...notes].join('; '),
    histogram(distribution),
    legend([
      {
        kind: 'mark-var',
        text: `Value at risk 95 %: ${percent(distribution.valueAtRisk ?? 0, 2)}`,
      },
      {
        kind: 'mark-es',
        text: `Expected shortfall: ${percent(distribution.expectedShortfall ?? 0, 2)}`,
      },
    ]),
  );
}

function histogram({ bins, valueAtRisk, expectedShortfall }: TearSheetDistribution): Html {
  const first = bins[0];
  const last = bins[bins.length - 1];
  if (first === undefined || last === undefined) return NOTHING;
  const x = linearScale(first.from, last.to);
  const y = linearScale(0, Math.max(...bins.map(({ count }) => count)) * 1.04);
  const bars = bins.map(({ from, to, count }) => {
    const width = x.place(to) - x.place(from);
    const side = (from + to) / 2 < -1e-12 ? 'loss' : 'gain';
    const height = round(y.place(count));
    return html`<rect
      class="bar ${side}"
      x="${round(x.place(from) + width * 0.08)}"
      y="${round(100 - height)}"
      width="${round(width * 0.84)}"
      height="${height}"
    />`;
  });
  return renderPlot({
    heightPx: 180,
    label: `Histogram of returns from ${percent(first.from, 2)} to ${percent(last.to, 2)}`,
    x: valueLabels(ticks(first.from, last.to, 6), x, percentLabels),
    y: valueLabels(ticks(0, y.to, 3), y, decimalLabels),
    shapes: [
      bars,
      mark('mark-var', valueAtRisk, x.place),
      mark('mark-es', expectedShortfall, x.place),
    ],
  });
}

function mark(kind: string, loss: number | null, place: (value: number) => number): Html {
  const at = loss === null ? -1 : place(-loss);
  return at < 0 || at > 100 ? NOTHING : html`<path class="${kind}" d="M${round(at)} 0V100" />`;
}
