/** Which recorded series are traded: a list to tick, with a search where it is long. */
import type { ResearchSeries } from '@fiducia/sdk';
import { useId, useState } from 'react';
import { useI18n } from '../../i18n/i18n-context.js';
import { CheckField, TextField } from '../../ui/field.js';

export interface InstrumentChoiceProps {
  readonly series: readonly ResearchSeries[];
  readonly symbols: readonly string[];
  readonly error: string | undefined;
  readonly onSymbols: (symbols: readonly string[]) => void;
}

/** So many are read at a glance; more are searched. */
const SEARCHED_ABOVE = 8;
const SHOWN_AT_ONCE = 40;

export function InstrumentChoice({ series, symbols, error, onSymbols }: InstrumentChoiceProps) {
  const { t } = useI18n();
  const errorId = useId();
  const [text, setText] = useState('');
  const found = series.filter((one) => symbols.includes(symbolOf(one)) || fits(one, text));
  const toggle = (symbol: string, on: boolean): void =>
    onSymbols(on ? [...symbols, symbol] : symbols.filter((one) => one !== symbol));
  return (
    <fieldset
      className="instrument-choice"
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend>{t('research.form.instruments')}</legend>
      {series.length > SEARCHED_ABOVE && (
        <TextField label={t('research.form.search')} type="search" value={text} onValue={setText} />
      )}
      <div className="instrument-list">
        {found.slice(0, SHOWN_AT_ONCE).map((one) => (
          <SeriesCheck
            key={symbolOf(one)}
            series={one}
            checked={symbols.includes(symbolOf(one))}
            onChecked={(on) => toggle(symbolOf(one), on)}
          />
        ))}
      </div>
      {found.length > SHOWN_AT_ONCE && (
        <p className="field-hint">
          {t('research.form.moreInstruments', { count: found.length - SHOWN_AT_ONCE })}
        </p>
      )}
      {error !== undefined && (
        <p id={errorId} className="field-error" tabIndex={-1}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface SeriesCheckProps {
  readonly series: ResearchSeries;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

function SeriesCheck({ series, checked, onChecked }: SeriesCheckProps) {
  const { t, formats } = useI18n();
  const { instrument, firstBar, lastBar, barCount } = series;
  return (
    <CheckField
      label={t('order.instrumentOption', { symbol: instrument.symbol, name: instrument.name })}
      hint={t('research.form.seriesFacts', {
        from: formats.marketDay(firstBar),
        to: formats.marketDay(lastBar),
        count: barCount,
        timeframe: instrument.timeframe,
      })}
      checked={checked}
      onChecked={onChecked}
    />
  );
}

const symbolOf = ({ instrument }: ResearchSeries): string => instrument.symbol;

function fits({ instrument: { symbol, name } }: ResearchSeries, text: string): boolean {
  return `${symbol} ${name}`.toLowerCase().includes(text.trim().toLowerCase());
}
