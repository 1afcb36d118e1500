/** How many decimals a person needs to read an instrument's prices. */
import type { FileBars, FileSeries } from '@fiducia/engine/simulation';

import type { PricePlaces } from './render-run.js';

/**
 * Those of its tick; without `--tick` those that its file is written with, because the simulator
 * then keeps finer steps than anybody quotes.
 */
export function pricePlaces(
  series: readonly FileSeries[],
  files: readonly FileBars[],
  tick: string | undefined,
): PricePlaces {
  const asked = tick === undefined ? null : (tick.split('.')[1]?.length ?? 0);
  return new Map(
    series.map(({ instrument }, index) => {
      return [instrument.symbol, asked ?? files[index]?.priceDecimals ?? 0] as const;
    }),
  );
}
