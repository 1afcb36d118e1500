/** What converts the currencies in which an account's instruments are quoted. */
import { resolveConversions } from '@fiducia/engine';
import type { Instruments } from '../../gateway/instrument-catalogue.js';
import type { CurrencyConversionType } from '../types/currency-conversion.type.js';
import { instrumentOf } from './market.map.js';

/** One for each foreign currency. Nothing where a rate is missing: such an account does not open. */
export function conversionsOf(
  symbols: readonly string[],
  currency: string,
  instruments: Instruments,
): readonly CurrencyConversionType[] {
  const specs = symbols.flatMap((symbol) => instruments.get(symbol) ?? []);
  const resolved = resolveConversions(specs, currency);
  if (!resolved.ok) return [];
  const byCurrency = new Map<string, CurrencyConversionType>();
  for (const { currency: quoted, conversion } of resolved.instruments) {
    if (conversion === undefined || byCurrency.has(quoted)) continue;
    const instrument = instrumentOf(instruments, conversion.symbol);
    byCurrency.set(quoted, { currency: quoted, instrument, inverted: conversion.inverted });
  }
  return [...byCurrency.values()];
}
