/** With how much money, how orders are filled, and what trading costs. */
import type { ResearchSeries } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { CheckField, TextField } from '../../ui/field.js';
import { Segmented } from '../../ui/segmented.js';
import { currencyOf } from './account-currency.js';
import type { FillModel } from './backtest-form.js';
import { FILL_MODELS } from './backtest-form.js';
import { CostFields } from './cost-fields.js';
import { CurrencyField } from './currency-field.js';
import type { FieldsProps } from './new-run-form.js';

export interface MoneyFieldsProps extends FieldsProps {
  readonly series: readonly ResearchSeries[];
  readonly chosen: readonly ResearchSeries[];
}

export function MoneyFields({ form, errors, series, chosen, onChange }: MoneyFieldsProps) {
  const { t } = useI18n();
  const currency = currencyOf(form.currency, chosen);
  const { fillModel, limits } = form;
  const choose = (next: FillModel): void =>
    // Without any limits only the reference model runs.
    onChange({
      fillModel: next,
      ...(next === 'conservative' && limits === 'NONE' && { limits: 'DEFAULT' as const }),
    });
  return (
    <Card title={t('research.form.money')}>
      <div className="form-section">
        <div className="form-choice">
          <Segmented
            label={t('research.form.fillModel')}
            value={fillModel}
            options={FILL_MODELS.map((value) => ({
              value,
              label: t(`research.fillModel.${value}`),
            }))}
            onValue={choose}
          />
          <p className="field-hint">{t(`research.form.fillModelHint.${fillModel}`)}</p>
        </div>
        <div className="form-grid">
          <TextField
            label={t('research.form.cash')}
            error={errors['cash']}
            inputMode="decimal"
            {...(currency !== null && { suffix: currency })}
            value={form.cash}
            onValue={(cash) => onChange({ cash })}
          />
          <CurrencyField
            currency={form.currency}
            chosen={chosen}
            series={series}
            error={errors['currency']}
            onCurrency={(next) => onChange({ currency: next })}
          />
          <TextField
            label={t('research.form.commission')}
            hint={t('research.form.commissionHint')}
            error={errors['commission']}
            inputMode="decimal"
            suffix="%"
            placeholder={t('research.form.commissionOwn')}
            value={form.commissionPct}
            onValue={(commissionPct) => onChange({ commissionPct })}
          />
        </div>
        {fillModel === 'reference' ? (
          <ReferenceFields form={form} errors={errors} onChange={onChange} />
        ) : (
          <CostFields form={form} errors={errors} onChange={onChange} />
        )}
      </div>
    </Card>
  );
}

function ReferenceFields({ form, errors, onChange }: FieldsProps) {
  const { t } = useI18n();
  return (
    <>
      <div className="form-grid">
        <TextField
          label={t('research.form.spread')}
          hint={t('research.form.spreadHint')}
          error={errors['fillModel.spread']}
          inputMode="decimal"
          suffix="%"
          value={form.spreadPct}
          onValue={(spreadPct) => onChange({ spreadPct })}
        />
        <TextField
          label={t('research.form.margin')}
          hint={t('research.form.marginHint')}
          error={errors['fillModel.margin']}
          inputMode="decimal"
          suffix="%"
          value={form.marginPct}
          onValue={(marginPct) => onChange({ marginPct })}
        />
      </div>
      <CheckField
        label={t('research.form.tradeOnClose')}
        hint={t('research.form.tradeOnCloseHint')}
        checked={form.tradeOnClose}
        onChecked={(tradeOnClose) => onChange({ tradeOnClose })}
      />
    </>
  );
}
