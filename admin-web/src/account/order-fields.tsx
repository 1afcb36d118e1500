/** The fields of the order ticket: those that the chosen type needs, and no others. */
import type { Instrument } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import { Segmented } from '../ui/segmented.js';
import type { OrderForm, OrderFormErrors } from './order-form.js';
import { ORDER_TYPES, asksFor, timesInForceOf, withType } from './order-form.js';

export interface OrderFieldsProps {
  readonly form: OrderForm;
  readonly errors: OrderFormErrors;
  readonly instruments: readonly Instrument[];
  readonly onChange: (changes: Partial<OrderForm>) => void;
}

export function OrderFields(props: OrderFieldsProps) {
  const { form, instruments, onChange } = props;
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
      <div className="order-row">
        <PriceField {...props} field="stopLoss" />
        <PriceField {...props} field="takeProfit" />
      </div>
    </>
  );
}

function AskedFields(props: OrderFieldsProps) {
  const { form, errors, instruments, onChange } = props;
  const { t } = useI18n();
  const instrument = instruments.find(({ symbol }) => symbol === form.symbol);
  return (
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
      {asksFor(form, 'stop') && <PriceField {...props} field="stop" />}
      {asksFor(form, 'limit') && <PriceField {...props} field="limit" />}
      {asksFor(form, 'trailPercent') && (
        <TextField
          label={t('order.trailPercent')}
          inputMode="decimal"
          autoComplete="off"
          suffix="%"
          value={form.trailPercent}
          hint={t('order.trailHint')}
          error={errors.trailPercent && t(`field.${errors.trailPercent}`)}
          onValue={(trailPercent) => onChange({ trailPercent })}
        />
      )}
      {asksFor(form, 'expireOn') && (
        <TextField
          label={t('order.expireOn')}
          type="date"
          value={form.expireOn}
          error={errors.expireOn && t(`field.${errors.expireOn}`)}
          onValue={(expireOn) => onChange({ expireOn })}
        />
      )}
    </div>
  );
}

function PriceField({
  form,
  errors,
  instruments,
  onChange,
  field,
}: OrderFieldsProps & { readonly field: 'limit' | 'stop' | 'stopLoss' | 'takeProfit' }) {
  const { t } = useI18n();
  const instrument = instruments.find(({ symbol }) => symbol === form.symbol);
  const error = errors[field];
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
      error={error && t(`field.${error}`)}
      onValue={(price) => onChange({ [field]: price })}
    />
  );
}
