/** The values of the chosen indicators over a period that moves on while they are asked for. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ChosenIndicator } from './chosen-indicators.js';
import { indicatorValuesQuery } from './indicator-queries.js';
import type { ShownPeriod } from './indicator-queries.js';

export interface WantedValues {
  readonly symbol: string;
  readonly run: number;
  readonly period: ShownPeriod | null;
  readonly chosen: readonly ChosenIndicator[];
}

/**
 * What is asked for stands until it is answered: where an answer takes longer than the next bar, the
 * bars would otherwise outrun every answer.
 */
export function useIndicatorValues(wanted: WantedValues) {
  const { symbol, run, period, chosen } = wanted;
  const [asked, setAsked] = useState({ symbol, run, period });
  const isOfThese = asked.symbol === symbol && asked.run === run && asked.period !== null;
  const inQuestion = isOfThese ? asked.period : period;
  const answer = useQuery(indicatorValuesQuery(symbol, inQuestion, chosen));
  const hasMovedOn = asked.period?.from !== period?.from || asked.period?.to !== period?.to;
  if (!isOfThese ? period !== null : hasMovedOn && !answer.isFetching) {
    setAsked({ symbol, run, period });
  }
  return answer;
}
