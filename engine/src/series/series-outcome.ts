/** Why a question about a recorded series is not answered. */

export interface SeriesRefusal {
  readonly ok: false;
  readonly error: {
    readonly code: 'INVALID_INPUT';
    /** The argument at fault, e.g. `specs.0.params.timePeriod`. */
    readonly field: string;
    readonly sentence: string;
  };
}

export function refused(field: string, sentence: string): SeriesRefusal {
  return { ok: false, error: { code: 'INVALID_INPUT', field, sentence } };
}

/** `symbol`: as the caller wrote it. */
export function notRecorded(symbol: string): SeriesRefusal {
  const name = symbol.slice(0, 40);
  return refused('symbol', `Nothing is recorded of "${name}"; researchSeries lists what there is.`);
}
