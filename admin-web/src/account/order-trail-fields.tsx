/** How far behind the market a trailing stop stays: in percent of the price, or as an amount of it. */
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import type { OrderFieldsProps } from './order-fields.js';
import { TRAILS } from './order-form.js';
import { instrumentOf } from './order-price-field.js';

export function OrderTrailFields({ form, errors, instruments, onChange }: OrderFieldsProps) {
  const { t } = useI18n();
  if (form.type !== 'TRAILING_STOP') return null;
  const instrument = instrumentOf(instruments, form.symbol);
  const input = { inputMode: 'decimal', autoComplete: 'off' } as const;
  return (
    <div className="order-row">
      <SelectField
        label={t('order.trail')}
        value={form.trail}
        options={TRAILS.map((value) => ({ value, label: t(`order.trail.${value}`) }))}
        onValue={(trail) => onChange({ trail })}
      />
      {form.trail === 'PERCENT' ? (
        <TextField
          {...input}
          label={t('order.trailDistance')}
          suffix="%"
          value={form.trailPercent}
          hint={t('order.trailHint')}
          error={errors.trailPercent}
          onValue={(trailPercent) => onChange({ trailPercent })}
        />
      ) : (
        <TextField
          {...input}
          label={t('order.trailDistance')}
          {...(instrument && { suffix: instrument.currency })}
          value={form.trailAmount}
          hint={instrument && t('order.tick', { tick: instrument.tickSize })}
          error={errors.trailAmount}
          onValue={(trailAmount) => onChange({ trailAmount })}
        />
      )}
    </div>
  );
}
