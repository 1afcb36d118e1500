/** In which currency the account of a run keeps its books, and what converts the rest to it. */
import type { ResearchSeries } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { SelectField } from '../../ui/field.js';
import { currencyOf, currencyOptions } from './account-currency.js';

export interface CurrencyFieldProps {
  readonly currency: string;
  readonly chosen: readonly ResearchSeries[];
  readonly series: readonly ResearchSeries[];
  readonly error: string | undefined;
  readonly onCurrency: (currency: string) => void;
}

export function CurrencyField(props: CurrencyFieldProps) {
  const { currency, chosen, series, error, onCurrency } = props;
  const { t } = useI18n();
  const options = currencyOptions(chosen, series);
  const own = currencyOf('', chosen);
  const rates = options.find((one) => one.currency === currency)?.rates ?? [];
  // What was chosen for other instruments stays in sight until it is changed.
  const isGone = currency !== '' && !options.some((one) => one.currency === currency);
  const others = options.filter((one) => one.currency !== own);
  return (
    <SelectField
      label={t('research.form.currency')}
      value={currency === own ? '' : currency}
      options={[
        {
          value: '',
          label:
            own === null
              ? t('research.form.currencyChoose')
              : t('research.form.currencyOwn', { currency: own }),
        },
        ...others.map(({ currency: code }) => ({ value: code, label: code })),
        ...(isGone ? [{ value: currency, label: currency }] : []),
      ]}
      hint={
        rates.length === 0
          ? t('research.form.currencyHint')
          : t('research.form.currencyRates', { rates: rates.join(', ') })
      }
      error={error}
      onValue={onCurrency}
    />
  );
}
