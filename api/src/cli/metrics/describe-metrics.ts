/** Measures of a series as the JSON document that scripts read. */
import {
  MEASURES,
  drawdownTable,
  greeksOf,
  isoTime,
  libraryMeasures,
  measure,
  type MeasuredSeries,
} from '@fiducia/engine/simulation';

const DRAWDOWNS_SHOWN = 5;
const DAY_MS = 86_400_000;

/** As the libraries write it: percent in the two last. */
export interface DescribedDrawdown {
  readonly start: string;
  readonly valley: string;
  readonly end: string;
  readonly days: number;
  readonly 'max drawdown': number;
  readonly '99% max drawdown': number | null;
}

/** Measures under the libraries' names; those that no library has, under the product's. */
export function describeMetrics(series: MeasuredSeries): Readonly<Record<string, unknown>> {
  const used = MEASURES.filter(({ group }) => group !== 'TRADES');
  const own = used.filter(({ names }) => names === undefined);
  return {
    ...withoutTrades(series),
    ...Object.fromEntries(own.map((each) => [each.key, measure(each, series).value])),
    greeks: greeks(series),
    worstDrawdowns: worstDrawdowns(series),
    caveats: Object.fromEntries(
      used.flatMap((each) => {
        const { caveats } = measure(each, series);
        return caveats.length === 0
          ? []
          : (each.names ?? [each.key]).map((name) => [name, caveats]);
      }),
    ),
  };
}

function withoutTrades(series: MeasuredSeries): Readonly<Record<string, number | null>> {
  const names = MEASURES.filter(({ group }) => group !== 'TRADES').flatMap(
    (each) => each.names ?? [],
  );
  const values = libraryMeasures(series);
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]));
}

function greeks({ returns, benchmark, periodsPerYear }: MeasuredSeries) {
  if (benchmark === null) return { alpha: null, beta: null };
  const { alpha, beta } = greeksOf(returns, benchmark, periodsPerYear);
  const known = Number.isFinite(beta);
  return { alpha: known ? alpha : null, beta: known ? beta : null };
}

export function worstDrawdowns({ returns, labels }: MeasuredSeries): readonly DescribedDrawdown[] {
  const times = labels ?? [];
  const daily = Array.from(times).every((at) => at % DAY_MS === 0);
  const when = (row: number): string => {
    const text = isoTime(times[row] as number);
    return daily ? text.slice(0, 10) : text;
  };
  return drawdownTable(returns, times, DRAWDOWNS_SHOWN).map((stretch) => ({
    start: when(stretch.start),
    valley: when(stretch.valley),
    end: when(stretch.end),
    days: stretch.days,
    'max drawdown': stretch.depth * 100,
    '99% max drawdown':
      stretch.depthWithoutOutliers === null ? null : stretch.depthWithoutOutliers * 100,
  }));
}
