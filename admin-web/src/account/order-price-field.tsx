/** A price of the order ticket, with the tick that it has to lie on. */
import type { Instrument } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { TextField } from '../ui/field.js';
import type { OrderFieldsProps } from './order-fields.js';
import { mayBeEmpty } from './order-terms.js';

type PriceFieldProps = OrderFieldsProps & {
  readonly field: 'limit' | 'stop' | 'stopLoss' | 'takeProfit';
};

export function OrderPriceField(props: PriceFieldProps) {
  const { form, errors, onChange, field } = props;
  const { t } = useI18n();
  const isFirst = field === 'stop' && form.type === 'TRAILING_STOP';
  return (
    <TextField
      label={isFirst ? t('order.price.firstStop') : t(`order.price.${field}`)}
      inputMode="decimal"
      autoComplete="off"
      value={form[field]}
      hint={usePriceHint(props)}
      error={errors[field]}
      onValue={(price) => onChange({ [field]: price })}
    />
  );
}

function usePriceHint({ form, instruments, field }: PriceFieldProps): string | undefined {
  const { t } = useI18n();
  const instrument = instrumentOf(instruments, form.symbol);
  if (field === 'stopLoss' || field === 'takeProfit') return t('order.optional');
  if (mayBeEmpty(form, field)) return t('order.firstStopHint');
  return instrument && t('order.tick', { tick: instrument.tickSize });
}

export function instrumentOf(
  instruments: readonly Instrument[],
  symbol: string,
): Instrument | undefined {
  return instruments.find((one) => one.symbol === symbol);
}
