/** The fields of the deploy dialog: they follow the chosen strategy's own parameters. */
import type { Instrument, StrategyDefinition } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { CheckField, SelectField, TextField } from '../ui/field.js';
import type { DeployForm } from './deploy-form.js';
import { isShare } from './deploy-form.js';
import { ParameterField } from './parameter-field.js';
import { defaultTexts } from './strategy-parameters.js';

export interface DeployFieldsProps {
  readonly form: DeployForm;
  /** Problems are shown from the first attempt to send on. */
  readonly checked: boolean;
  readonly strategies: readonly StrategyDefinition[];
  readonly instruments: readonly Instrument[];
  readonly onChange: (changes: Partial<DeployForm>) => void;
}

export function DeployFields({
  form,
  checked,
  strategies,
  instruments,
  onChange,
}: DeployFieldsProps) {
  const { t } = useI18n();
  const { strategy, texts, symbols } = form;
  const choose = (name: string): void => {
    const chosen = strategies.find((one) => one.name === name);
    if (chosen) onChange({ strategy: chosen, texts: defaultTexts(chosen.parameters) });
  };
  return (
    <>
      <SelectField
        label={t('deploy.strategy')}
        hint={strategy.description}
        value={strategy.name}
        options={strategies.map(({ name, title }) => ({ value: name, label: title }))}
        onValue={choose}
      />
      <div className="order-row">
        {strategy.parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            text={texts[parameter.name] ?? ''}
            checked={checked}
            onText={(text) => onChange({ texts: { ...texts, [parameter.name]: text } })}
          />
        ))}
      </div>
      <fieldset className="deploy-instruments">
        <legend>{t('deploy.instruments')}</legend>
        {instruments.map(({ symbol, name }) => (
          <CheckField
            key={symbol}
            label={symbol}
            hint={name}
            checked={symbols.includes(symbol)}
            onChecked={(on) =>
              onChange({ symbols: on ? [...symbols, symbol] : symbols.filter((s) => s !== symbol) })
            }
          />
        ))}
        {checked && symbols.length === 0 && (
          <p className="field-error">{t('deploy.instrumentMissing')}</p>
        )}
      </fieldset>
      <TextField
        label={t('deploy.share')}
        hint={t('deploy.shareHint')}
        error={checked && !isShare(form.capitalSharePct) ? t('deploy.shareProblem') : undefined}
        inputMode="decimal"
        suffix="%"
        value={form.capitalSharePct}
        onValue={(capitalSharePct) => onChange({ capitalSharePct })}
      />
    </>
  );
}
