/** The choice of indicators as React state, stored whenever it changes. */
import { useState } from 'react';
import type { ChosenIndicator } from './chosen-indicators.js';
import { readChosen, storeChosen } from './chosen-indicators.js';

export function useChosenIndicators(): readonly [
  readonly ChosenIndicator[],
  (chosen: readonly ChosenIndicator[]) => void,
] {
  const [chosen, setChosen] = useState(() => readChosen(localStorage));
  const choose = (next: readonly ChosenIndicator[]): void => {
    storeChosen(localStorage, next);
    setChosen(next);
  };
  return [chosen, choose];
}
