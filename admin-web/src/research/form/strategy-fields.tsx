/** Which strategy is tested, and its parameters after their declaration. */
import type { StrategyDefinition } from '@fiducia/sdk';
import { ParameterField } from '../../account/parameter-field.js';
import { defaultTexts } from '../../account/strategy-parameters.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { SelectField } from '../../ui/field.js';
import type { FieldsProps } from './new-run-form.js';

export interface StrategyFieldsProps extends FieldsProps {
  readonly strategies: readonly StrategyDefinition[];
}

export function StrategyFields({ form, errors, strategies, onChange }: StrategyFieldsProps) {
  const { t } = useI18n();
  const { strategy, texts } = form;
  const choose = (name: string): void => {
    const chosen = strategies.find((one) => one.name === name);
    if (chosen) onChange({ strategy: chosen, texts: defaultTexts(chosen.parameters) });
  };
  return (
    <Card title={t('research.form.strategy')}>
      <div className="form-section">
        <SelectField
          label={t('research.form.strategyName')}
          hint={strategy.description}
          error={errors['strategy']}
          value={strategy.name}
          options={strategies.map(({ name, title }) => ({ value: name, label: title }))}
          onValue={choose}
        />
        <div className="form-grid">
          {strategy.parameters.map((parameter) => (
            <ParameterField
              key={`${strategy.name} ${parameter.name}`}
              parameter={parameter}
              text={texts[parameter.name] ?? ''}
              checked={errors[`parameters.${parameter.name}`] !== undefined}
              refusal={errors[`parameters.${parameter.name}`]}
              onText={(text) => onChange({ texts: { ...texts, [parameter.name]: text } })}
            />
          ))}
        </div>
      </div>
    </Card>
  );
}
