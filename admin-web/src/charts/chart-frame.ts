/** A chart in the portal's colours, without anything that the content security policy forbids. */
import type { ChartOptions, DeepPartial, IChartApi } from 'lightweight-charts';
import { createChart, CrosshairMode, LineStyle } from 'lightweight-charts';
import { readThemeColor, withAlpha } from '../theme/theme-color.js';

export interface ChartColors {
  readonly text: string;
  readonly grid: string;
  readonly cursor: string;
  readonly brand: string;
  readonly brandFill: string;
  readonly brandFade: string;
  readonly base: string;
  readonly positive: string;
  readonly negative: string;
  /** Of curves that are laid over each other. */
  readonly series: readonly string[];
}

const SERIES_TOKENS = ['--series-0', '--series-1', '--series-2', '--series-3'] as const;

export function chartColors(element: HTMLElement): ChartColors {
  const brand = readThemeColor(element, '--brand-accent');
  return {
    text: readThemeColor(element, '--text-soft'),
    grid: readThemeColor(element, '--line'),
    cursor: readThemeColor(element, '--line-control'),
    brand,
    brandFill: withAlpha(brand, 0.22),
    brandFade: withAlpha(brand, 0.01),
    base: readThemeColor(element, '--line-control'),
    positive: readThemeColor(element, '--positive'),
    negative: readThemeColor(element, '--negative'),
    series: SERIES_TOKENS.map((token) => readThemeColor(element, token)),
  };
}

export function openChart(element: HTMLElement, locale: string): IChartApi {
  return createChart(element, {
    autoSize: true,
    ...themeOptions(chartColors(element)),
    localization: { locale },
    rightPriceScale: {
      borderVisible: false,
      entireTextOnly: true,
      scaleMargins: { top: 0.12, bottom: 0.1 },
    },
    timeScale: { borderVisible: false, rightOffset: 3, minBarSpacing: 0.2 },
    handleScroll: { vertTouchDrag: false },
  });
}

export function themeOptions(colors: ChartColors): DeepPartial<ChartOptions> {
  const line = { color: colors.cursor, style: LineStyle.Dotted, width: 1 } as const;
  return {
    layout: {
      background: { color: 'transparent' },
      textColor: colors.text,
      fontSize: 11,
      fontFamily: "'Inter Variable', system-ui, sans-serif",
      // It comes with an inline style, which the policy blocks; the card's footer names the source.
      attributionLogo: false,
      panes: {
        separatorColor: colors.grid,
        separatorHoverColor: colors.brandFill,
        enableResize: false,
      },
    },
    grid: { vertLines: { visible: false }, horzLines: { color: colors.grid } },
    crosshair: { mode: CrosshairMode.Magnet, vertLine: line, horzLine: line },
  };
}
