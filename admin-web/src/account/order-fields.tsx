/** The fields of the order ticket. */
import type { Instrument, OrderType, TimeInForce } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import { Segmented } from '../ui/segmented.js';
import type { OrderForm, OrderFormErrors } from './order-form.js';

export interface OrderFieldsProps {
  readonly form: OrderForm;
  readonly errors: OrderFormErrors;
  readonly instruments: readonly Instrument[];
  readonly onChange: (changes: Partial<OrderForm>) => void;
}

const ORDER_TYPES: readonly OrderType[] = ['MARKET', 'LIMIT', 'STOP'];
const TIMES_IN_FORCE: readonly TimeInForce[] = ['GTC', 'DAY'];

export function OrderFields({ form, errors, instruments, onChange }: OrderFieldsProps) {
  const { t } = useI18n();
  const instrument = instruments.find(({ symbol }) => symbol === form.symbol);
  return (
    <>
      <Segmented
        label={t('order.side')}
        value={form.side}
        options={[
          { value: 'BUY', label: t('side.BUY'), tone: 'positive' },
          { value: 'SELL', label: t('side.SELL'), tone: 'negative' },
        ]}
        onValue={(side) => onChange({ side })}
      />
      <SelectField
        label={t('order.instrument')}
        value={form.symbol}
        options={instruments.map(({ symbol, name }) => ({
          value: symbol,
          label: t('order.instrumentOption', { symbol, name }),
        }))}
        onValue={(symbol) => onChange({ symbol })}
      />
      <div className="order-row">
        <SelectField
          label={t('order.type')}
          value={form.type}
          options={ORDER_TYPES.map((value) => ({ value, label: t(`order.type.${value}`) }))}
          onValue={(type) => onChange({ type })}
        />
        <SelectField
          label={t('order.timeInForce')}
          value={form.timeInForce}
          options={TIMES_IN_FORCE.map((value) => ({ value, label: t(`order.time.${value}`) }))}
          onValue={(timeInForce) => onChange({ timeInForce })}
        />
      </div>
      <div className="order-row">
        <TextField
          label={t('order.quantity')}
          inputMode="decimal"
          autoComplete="off"
          data-autofocus
          value={form.quantity}
          hint={instrument && t('order.lot', { lot: instrument.lotSize })}
          error={errors.quantity && t(`field.${errors.quantity}`)}
          onValue={(quantity) => onChange({ quantity })}
        />
        {form.type !== 'MARKET' && (
          <TextField
            label={t(`order.price.${form.type}`)}
            inputMode="decimal"
            autoComplete="off"
            value={form.price}
            hint={instrument && t('order.tick', { tick: instrument.tickSize })}
            error={errors.price && t(`field.${errors.price}`)}
            onValue={(price) => onChange({ price })}
          />
        )}
      </div>
    </>
  );
}
