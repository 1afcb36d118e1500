/** The fields of the order ticket: those that the chosen type needs, and no others. */
import type { Instrument } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import { Segmented } from '../ui/segmented.js';
import type { OrderField, OrderForm } from './order-form.js';
import { OrderPriceField } from './order-price-field.js';
import { OrderSizeFields } from './order-size-fields.js';
import { ORDER_TYPES, hasField, timesInForceOf, withType } from './order-terms.js';
import { OrderTrailFields } from './order-trail-fields.js';

export interface OrderFieldsProps {
  readonly form: OrderForm;
  /** A sentence for each field at fault, ours or the server's. */
  readonly errors: Readonly<Partial<Record<OrderField, string>>>;
  readonly instruments: readonly Instrument[];
  /** Of the account. */
  readonly currency: string;
  readonly onChange: (changes: Partial<OrderForm>) => void;
}

export function OrderFields(props: OrderFieldsProps) {
  const { form, errors, instruments, onChange } = props;
  const { t } = useI18n();
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
        error={errors.symbol}
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
          onValue={(type) => onChange(withType(form, type))}
        />
        <SelectField
          label={t('order.timeInForce')}
          value={form.timeInForce}
          options={timesInForceOf(form.type).map((value) => ({
            value,
            label: t(`order.time.${value}`),
          }))}
          onValue={(timeInForce) => onChange({ timeInForce })}
        />
      </div>
      <OrderSizeFields {...props} />
      <OrderTrailFields {...props} />
      <AskedFields {...props} />
      {hasField(form, 'stopLoss') && (
        <div className="order-row">
          <OrderPriceField {...props} field="stopLoss" />
          <OrderPriceField {...props} field="takeProfit" />
        </div>
      )}
    </>
  );
}

function AskedFields(props: OrderFieldsProps) {
  const { form, errors, onChange } = props;
  const { t } = useI18n();
  const asked = (['stop', 'limit', 'expireOn'] as const).filter((field) => hasField(form, field));
  if (asked.length === 0) return null;
  return (
    <div className="order-row">
      {hasField(form, 'stop') && <OrderPriceField {...props} field="stop" />}
      {hasField(form, 'limit') && <OrderPriceField {...props} field="limit" />}
      {hasField(form, 'expireOn') && (
        <TextField
          label={t('order.expireOn')}
          type="date"
          value={form.expireOn}
          error={errors.expireOn}
          onValue={(expireOn) => onChange({ expireOn })}
        />
      )}
    </div>
  );
}
