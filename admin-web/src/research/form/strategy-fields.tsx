/** Which strategy is tested, and its parameters after their declaration. */
import type { StrategyDefinition } from '@fiducia/sdk';
import { ParameterField } from '../../account/parameter-field.js';
import { defaultTexts } from '../../account/strategy-parameters.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { SelectField } from '../../ui/field.js';
import { Segmented } from '../../ui/segmented.js';
import { AxisField } from '../search/axis-field.js';
import { newSearchForm } from '../search/search-form.js';
import type { FieldsProps } from './new-run-form.js';

const KINDS = ['BACKTEST', 'SWEEP'] as const;

export interface StrategyFieldsProps extends FieldsProps {
  readonly strategies: readonly StrategyDefinition[];
}

export function StrategyFields({ form, errors, strategies, onChange }: StrategyFieldsProps) {
  const { t } = useI18n();
  const { strategy } = form;
  const choose = (name: string): void => {
    const chosen = strategies.find((one) => one.name === name);
    if (!chosen) return;
    const { parameters } = chosen;
    onChange({
      strategy: chosen,
      texts: defaultTexts(parameters),
      search: { ...form.search, axes: newSearchForm(parameters).axes },
    });
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
        <div className="form-choice">
          <Segmented
            label={t('research.form.kind')}
            value={form.kind}
            options={KINDS.map((value) => ({ value, label: t(`research.form.kind.${value}`) }))}
            onValue={(kind) => onChange({ kind })}
          />
          <p className="field-hint">{t(`research.form.kindHint.${form.kind}`)}</p>
        </div>
        <Parameters form={form} errors={errors} onChange={onChange} />
      </div>
    </Card>
  );
}

function Parameters({ form, errors, onChange }: FieldsProps) {
  const { kind, strategy, texts, search } = form;
  const setText = (name: string, text: string): void =>
    onChange({ texts: { ...texts, [name]: text } });
  return (
    <div className={kind === 'SWEEP' ? 'axis-list' : 'form-grid'}>
      {strategy.parameters.map((parameter) => {
        const { name } = parameter;
        const error = errors[`parameters.${name}`];
        const axis = search.axes[name];
        const shared = { parameter, text: texts[name] ?? '' };
        return kind === 'SWEEP' && axis !== undefined ? (
          <AxisField
            {...shared}
            key={`${strategy.name} ${name}`}
            axis={axis}
            error={errors[`space.${name}`]}
            textError={error}
            onAxis={(next) =>
              onChange({ search: { ...search, axes: { ...search.axes, [name]: next } } })
            }
            onText={(text) => setText(name, text)}
          />
        ) : (
          <ParameterField
            {...shared}
            key={`${strategy.name} ${name}`}
            checked={error !== undefined}
            refusal={error}
            onText={(text) => setText(name, text)}
          />
        );
      })}
    </div>
  );
}
