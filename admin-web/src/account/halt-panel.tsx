/** Why an account does not trade: the rule or the person, when, and the figures behind it. */
import type { AccountDetail, Halt } from '@fiducia/sdk';
import { isDecimal } from '../format/decimal.js';
import { useI18n } from '../i18n/i18n-context.js';
import type { I18n } from '../i18n/i18n-context.js';
import { Icon } from '../ui/icon.js';
import './halt-panel.css';

export function HaltPanel({ account, halt }: { account: AccountDetail; halt: Halt }) {
  const i18n = useI18n();
  const { t, formats } = i18n;
  return (
    <section className="halt-panel" aria-labelledby="halt-title">
      <div className="halt-panel-icon">
        <Icon name="halt" />
      </div>
      <div className="halt-panel-body">
        <h2 id="halt-title">{titleOf(halt, i18n)}</h2>
        <p>{(halt.cause === 'PERSON' ? halt.reason : null) ?? halt.sentence}</p>
        <dl className="halt-facts">
          {halt.marketTime !== null && (
            <Fact name={t('halt.fact.marketDay')} value={formats.marketDay(halt.marketTime)} />
          )}
          <Fact name={t('halt.fact.at')} value={formats.dateTime(halt.at)} />
          {inOrder(halt.figures ?? []).map(({ name, value }) => (
            <Fact
              key={name}
              name={i18n.textOfCode('halt.figure', name, wordsOf(name))}
              value={figureText(name, value, account.currency, i18n)}
            />
          ))}
        </dl>
      </div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}

function titleOf(halt: Halt, { t, textOfCode }: I18n): string {
  if (halt.cause === 'PERSON') return t('halt.byPerson', { name: halt.by ?? t('value.unknown') });
  const rule = halt.rule ?? '';
  return t('halt.byRule', { rule: textOfCode('halt.rule', rule, wordsOf(rule)) });
}

/** As one reads it: from what, to what, by how much, and how much was allowed. */
const FIGURE_ORDER = [
  'peakEquity',
  'dayStartEquity',
  'equity',
  'drawdownPct',
  'lossPct',
  'limitPct',
];

type Figures = NonNullable<Halt['figures']>;

function inOrder(figures: Figures): Figures {
  return figures.toSorted((a, b) => FIGURE_ORDER.indexOf(a.name) - FIGURE_ORDER.indexOf(b.name));
}

/** A figure's name says its unit: `drawdownPct`, `maxDailyLossPct`, else it is money. */
function figureText(name: string, value: string, currency: string, { formats }: I18n): string {
  if (!isDecimal(value)) return value;
  return /pct$/i.test(name) ? formats.percent(value) : formats.money(value, currency);
}

/** `maxDailyLossPct`, `MAX_DRAWDOWN` → `max daily loss`, `max drawdown`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\s]+/g, ' ')
    .replace(/\s?pct$/i, '')
    .toLocaleLowerCase();
}
