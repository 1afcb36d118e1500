/** How much: in units, as an amount of the account's money, or as a share of its equity. */
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import type { OrderFieldsProps } from './order-fields.js';
import { SIZINGS } from './order-form.js';
import { instrumentOf } from './order-price-field.js';
import { SIZE_FIELDS } from './order-size.js';

export function OrderSizeFields(props: OrderFieldsProps) {
  const { form, errors, currency, onChange } = props;
  const { t } = useI18n();
  const field = SIZE_FIELDS[form.sizing];
  const hint = useSizeHint(props);
  const suffix = { UNITS: undefined, NOTIONAL: currency, EQUITY: '%' }[form.sizing];
  return (
    <div className="order-row">
      <SelectField
        label={t('order.size')}
        value={form.sizing}
        options={SIZINGS.map((value) => ({ value, label: t(`order.size.${value}`) }))}
        onValue={(sizing) => onChange({ sizing })}
      />
      <TextField
        // A field of its own each: what was typed into one is not what another asks.
        key={field}
        label={t(`order.sizeField.${form.sizing}`)}
        inputMode="decimal"
        autoComplete="off"
        data-autofocus
        {...(suffix !== undefined && { suffix })}
        value={form[field]}
        hint={hint}
        error={errors[field]}
        onValue={(text) => onChange({ [field]: text })}
      />
    </div>
  );
}

function useSizeHint({ form, instruments }: OrderFieldsProps): string | undefined {
  const { t } = useI18n();
  const instrument = instrumentOf(instruments, form.symbol);
  if (instrument === undefined) return undefined;
  const key = form.sizing === 'UNITS' ? 'order.lot' : 'order.roundedToLot';
  return t(key, { lot: instrument.lotSize });
}
