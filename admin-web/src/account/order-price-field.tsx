/** A price of the order ticket, with the tick that it has to lie on. */
import type { Instrument } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { TextField } from '../ui/field.js';
import type { OrderFieldsProps } from './order-fields.js';

type PriceFieldProps = OrderFieldsProps & {
  readonly field: 'limit' | 'stop' | 'stopLoss' | 'takeProfit';
};

export function OrderPriceField({ form, errors, instruments, onChange, field }: PriceFieldProps) {
  const { t } = useI18n();
  const instrument = instrumentOf(instruments, form.symbol);
  const isOptional = field === 'stopLoss' || field === 'takeProfit';
  return (
    <TextField
      label={t(`order.price.${field}`)}
      inputMode="decimal"
      autoComplete="off"
      value={form[field]}
      hint={
        isOptional
          ? t('order.optional')
          : instrument && t('order.tick', { tick: instrument.tickSize })
      }
      error={errors[field]}
      onValue={(price) => onChange({ [field]: price })}
    />
  );
}

export function instrumentOf(
  instruments: readonly Instrument[],
  symbol: string,
): Instrument | undefined {
  return instruments.find((one) => one.symbol === symbol);
}
