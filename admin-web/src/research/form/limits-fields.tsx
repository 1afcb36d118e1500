/** Under which limits: the product's own, others, or none where the fill model allows that. */
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { CheckField, SelectField, TextField } from '../../ui/field.js';
import { Segmented } from '../../ui/segmented.js';
import type { LimitName } from './limits-form.js';
import { AMOUNT_LIMITS, LIMITS_CHOICES, PERCENT_LIMITS } from './limits-form.js';
import type { FieldsProps } from './new-run-form.js';

export function LimitsFields({ form, errors, onChange }: FieldsProps) {
  const { t } = useI18n();
  const { fillModel, limits } = form;
  const choices = LIMITS_CHOICES.filter((one) => one !== 'NONE' || fillModel === 'reference');
  return (
    <Card title={t('research.form.limits')}>
      <div className="form-section">
        <div className="form-choice">
          <Segmented
            label={t('research.form.limits')}
            value={limits}
            options={choices.map((value) => ({ value, label: t(`research.limits.${value}`) }))}
            onValue={(value) => onChange({ limits: value })}
          />
          <p className="field-hint">{t(`research.form.limitsHint.${limits}`)}</p>
        </div>
        {limits === 'OWN' && <OwnLimits form={form} errors={errors} onChange={onChange} />}
      </div>
    </Card>
  );
}

function OwnLimits({ form: { limitTexts }, errors, onChange }: FieldsProps) {
  const { t } = useI18n();
  const set = (name: LimitName, text: string): void =>
    onChange({ limitTexts: { ...limitTexts, [name]: text } });
  return (
    <>
      <div className="form-grid">
        {PERCENT_LIMITS.map((name) => (
          <TextField
            key={name}
            label={t(`mandate.${name}`)}
            error={errors[`limits.${name}`]}
            inputMode="decimal"
            suffix="%"
            value={limitTexts[name]}
            onValue={(text) => set(name, text)}
          />
        ))}
        {AMOUNT_LIMITS.map((name) => (
          <TextField
            key={name}
            label={t(`mandate.${name}`)}
            error={errors[`limits.${name}`]}
            inputMode="decimal"
            placeholder={t('mandate.noLimit')}
            value={limitTexts[name]}
            onValue={(text) => set(name, text)}
          />
        ))}
        <SelectField
          label={t('mandate.onStop')}
          value={limitTexts.onStop}
          options={(['CLOSE_POSITIONS', 'HOLD_POSITIONS'] as const).map((value) => ({
            value,
            label: t(`mandate.onStop.${value}`),
          }))}
          onValue={(value) => set('onStop', value)}
        />
      </div>
      <CheckField
        label={t('research.form.allowShort')}
        checked={limitTexts.allowShort === 'true'}
        onChecked={(on) => set('allowShort', String(on))}
      />
    </>
  );
}
