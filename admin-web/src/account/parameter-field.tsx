/** One parameter of a strategy as a field, after its declaration: name, meaning, range, default. */
import type { StrategyParameter } from '@fiducia/sdk';
import { useI18n } from '../i18n/i18n-context.js';
import { SelectField, TextField } from '../ui/field.js';
import { problemOfParameter } from './strategy-parameters.js';

export interface ParameterFieldProps {
  readonly parameter: StrategyParameter;
  /** The parameter's own name unless stated. */
  readonly label?: string;
  readonly text: string;
  /** Problems are shown from the first attempt to send on. */
  readonly checked: boolean;
  /** What the server found wrong. */
  readonly refusal?: string | undefined;
  readonly onText: (text: string) => void;
}

export function ParameterField(props: ParameterFieldProps) {
  const { parameter, label = parameter.name, text, checked, refusal, onText } = props;
  const { t } = useI18n();
  if (parameter.type === 'boolean') {
    return (
      <SelectField
        label={label}
        hint={parameter.description}
        error={refusal}
        value={text === 'true' ? 'true' : 'false'}
        options={[
          { value: 'true', label: t('value.yes') },
          { value: 'false', label: t('value.no') },
        ]}
        onValue={onText}
      />
    );
  }
  const problem = checked ? problemOfParameter(parameter, text) : null;
  const { min, max } = parameter;
  return (
    <TextField
      label={label}
      hint={parameter.description}
      error={
        problem === null
          ? refusal
          : t(`deploy.problem.${problem}`, { min: min ?? '', max: max ?? '' })
      }
      inputMode={parameter.type === 'string' ? 'text' : 'decimal'}
      value={text}
      onValue={onText}
    />
  );
}
