/** A chart: shapes that stretch with the page, and labels of real text that do not. */
import { html, NOTHING } from './html.js';
import type { Html, HtmlValue } from './html.js';
import type { Scale, TimeTick } from './scales.js';

export interface AxisLabel {
  /** 0 left or bottom, 100 right or top. */
  readonly place: number;
  readonly text: string;
  /** Drawn stronger: the zero, the start. */
  readonly strong?: boolean;
}

export interface Plot {
  readonly heightPx: number;
  readonly y: readonly AxisLabel[];
  readonly x: readonly AxisLabel[];
  /** Inside an SVG of 100 × 100 whose y grows downwards and whose strokes keep their width. */
  readonly shapes: readonly HtmlValue[];
  /** HTML over the shapes, placed in percent. */
  readonly overlay?: readonly HtmlValue[];
  /** Room on the right for labels beside the ends of lines. */
  readonly endRoomPx?: number;
  /** What the picture shows, for those who cannot see it. */
  readonly label: string;
}

export function renderPlot({ heightPx, x, y, shapes, overlay = [], ...rest }: Plot): Html {
  const { label, endRoomPx } = rest;
  return html`<div
    class="plot"
    style="height:${heightPx}px${endRoomPx === undefined ? '' : `;--right:${endRoomPx}px`}"
    role="img"
    aria-label="${label}"
  >
    <div class="canvas">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        ${y.map(({ place, strong }) => gridLine(place, strong === true))} ${shapes}
      </svg>
      ${overlay}
    </div>
    ${y.map(({ place, text }) => html`<span class="y" style="bottom:calc(var(--foot) + (100% - var(--foot) - var(--top)) * ${fraction(place)})">${text}</span>`)}
    ${x.map(({ place, text }, i) => html`<span class="x${i % 2 === 1 ? ' odd' : ''}" style="left:calc(var(--gutter) + (100% - var(--gutter) - var(--right)) * ${fraction(place)})">${text}</span>`)}
  </div>`;
}

function gridLine(place: number, strong: boolean): Html {
  const y = round(100 - place);
  return html`<path class="${strong ? 'axis' : 'grid'}" d="M0 ${y}H100" />`;
}

export function timeLabels(labels: readonly TimeTick[], scale: Scale): readonly AxisLabel[] {
  return labels
    .map(({ at, label }) => ({ place: scale.place(at), text: label }))
    .filter(({ place }) => place >= 2 && place <= 98);
}

/** `M…L…` through the points; gaps where a value is missing. */
export function linePath(
  xs: readonly number[],
  ys: readonly (number | null)[],
  scales: { readonly x: Scale; readonly y: Scale },
): string {
  let path = '';
  let drawing = false;
  for (const [i, value] of ys.entries()) {
    if (value === null || !Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    path += `${drawing ? 'L' : 'M'}${round(scales.x.place(xs[i] as number))} ${down(scales.y, value)}`;
    drawing = true;
  }
  return path;
}

/** The same closed along a base value, to be filled. */
export function areaPath(
  xs: readonly number[],
  ys: readonly number[],
  scales: { readonly x: Scale; readonly y: Scale },
  base: number,
): string {
  if (xs.length === 0) return '';
  const first = round(scales.x.place(xs[0] as number));
  const last = round(scales.x.place(xs[xs.length - 1] as number));
  const floor = down(scales.y, base);
  return `${linePath(xs, ys, scales)}L${last} ${floor}L${first} ${floor}Z`;
}

/** A place on a scale, counted from the top. */
export function down(scale: Scale, value: number): number {
  return round(100 - scale.place(value));
}

function fraction(place: number): number {
  return Math.round(place * 100) / 10_000;
}

/** A hundredth of a percent is finer than any screen. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Labels of an axis at these values; zero is drawn stronger. */
export function valueLabels(
  values: readonly number[],
  scale: Scale,
  format: (values: readonly number[]) => readonly string[],
): readonly AxisLabel[] {
  const texts = format(values);
  return values.map((value, i) => ({
    place: scale.place(value),
    text: texts[i] ?? '',
    strong: value === 0,
  }));
}

export interface LegendEntry {
  readonly kind: string;
  readonly text: string;
}

export function legend(entries: readonly LegendEntry[]): Html {
  if (entries.length === 0) return NOTHING;
  return html`<p class="legend">
    ${entries.map(({ kind, text }) => html`<span><i class="key ${kind}"></i>${text}</span>`)}
  </p>`;
}

export function section(title: string, note: HtmlValue, ...content: readonly HtmlValue[]): Html {
  return html`<section>
    <header>
      <h2>${title}</h2>
      <p>${note}</p>
    </header>
    ${content}
  </section>`;
}
