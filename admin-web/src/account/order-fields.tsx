/** The fields of the order ticket: those that the chosen type needs, and no others. */
import type { Instrument } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import { Segmented } from '../ui/segmented.js';
import type { OrderField, OrderForm } from './order-form.js';
import { OrderPriceField, instrumentOf } from './order-price-field.js';
import { ORDER_TYPES, hasField, timesInForceOf, withType } from './order-terms.js';

export interface OrderFieldsProps {
  readonly form: OrderForm;
  /** A sentence for each field at fault, ours or the server's. */
  readonly errors: Readonly<Partial<Record<OrderField, string>>>;
  readonly instruments: readonly Instrument[];
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
  const { form, errors, instruments, onChange } = props;
  const { t } = useI18n();
  const instrument = instrumentOf(instruments, form.symbol);
  return (
    <div className="order-row">
      <TextField
        label={t('order.quantity')}
        inputMode="decimal"
        autoComplete="off"
        data-autofocus
        value={form.quantity}
        hint={instrument && t('order.lot', { lot: instrument.lotSize })}
        error={errors.quantity}
        onValue={(quantity) => onChange({ quantity })}
      />
      {hasField(form, 'stop') && <OrderPriceField {...props} field="stop" />}
      {hasField(form, 'limit') && <OrderPriceField {...props} field="limit" />}
      {hasField(form, 'trailPercent') && (
        <TextField
          label={t('order.trailPercent')}
          inputMode="decimal"
          autoComplete="off"
          suffix="%"
          value={form.trailPercent}
          hint={t('order.trailHint')}
          error={errors.trailPercent}
          onValue={(trailPercent) => onChange({ trailPercent })}
        />
      )}
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
