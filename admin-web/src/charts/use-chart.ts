/** Opens a chart in an element, keeps its colours those of the page, and closes it again. */
import type { IChartApi } from 'lightweight-charts';
import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import type { ChartColors } from './chart-frame.js';
import { chartColors, openChart, themeOptions } from './chart-frame.js';

export interface ChartContent {
  readonly recolor: (colors: ChartColors) => void;
  readonly close: () => void;
}

/** `build` must be stable: a new one builds the chart anew. */
export function useChart(
  build: (chart: IChartApi, colors: ChartColors) => ChartContent,
): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  const { formats } = useI18n();
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const chart = openChart(element, formats.locale);
    const content = build(chart, chartColors(element));
    const stopWatching = watchTheme(() => {
      const colors = chartColors(element);
      chart.applyOptions(themeOptions(colors));
      content.recolor(colors);
    });
    return () => {
      stopWatching();
      content.close();
      chart.remove();
    };
  }, [build, formats.locale]);
  return ref;
}

/** The scheme changes with the system or by the user's choice; the brand arrives after the page. */
function watchTheme(onChange: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    query.removeEventListener('change', onChange);
  };
}
