/** The name of a series of bars. */

/** `<symbol>/<timeframe>`, e.g. `SPX/1d`. */
export function seriesName(symbol: string, timeframe: string): string {
  return `${symbol}/${timeframe}`;
}
