/** The values of one parameter that a search tries: one, a range in steps, or a list. */
import type { StrategyParameter } from '@fiducia/sdk';
import { useId } from 'react';
import { ParameterField } from '../../account/parameter-field.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { TextField } from '../../ui/field.js';
import { Segmented } from '../../ui/segmented.js';
import type { Axis, AxisKind } from './search-form.js';
import { AXIS_KINDS, isNumeric } from './search-form.js';

export interface AxisFieldProps {
  readonly parameter: StrategyParameter;
  readonly axis: Axis;
  /** The one value, where it is fixed. */
  readonly text: string;
  readonly error: string | undefined;
  readonly textError: string | undefined;
  readonly onAxis: (axis: Axis) => void;
  readonly onText: (text: string) => void;
}

export function AxisField(props: AxisFieldProps) {
  const { parameter, axis, text, error, textError, onAxis, onText } = props;
  const { t } = useI18n();
  const errorId = useId();
  const kinds = AXIS_KINDS.filter((kind) => kind !== 'RANGE' || isNumeric(parameter));
  return (
    <fieldset
      className="axis"
      data-kind={axis.kind}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend className="axis-name">{parameter.name}</legend>
      <Segmented<AxisKind>
        label={t('research.search.axis', { name: parameter.name })}
        value={axis.kind}
        options={kinds.map((value) => ({ value, label: t(`research.search.axis.${value}`) }))}
        onValue={(kind) => onAxis(switched(parameter, axis, kind))}
      />
      {axis.kind === 'FIXED' ? (
        <ParameterField
          parameter={parameter}
          label={t('research.search.value')}
          text={text}
          checked={textError !== undefined}
          refusal={textError}
          onText={onText}
        />
      ) : (
        <AxisValues parameter={parameter} axis={axis} onAxis={onAxis} />
      )}
      {error !== undefined && (
        <p id={errorId} className="field-error" tabIndex={-1}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

interface AxisValuesProps {
  readonly parameter: StrategyParameter;
  readonly axis: Axis;
  readonly onAxis: (axis: Axis) => void;
}

function AxisValues({ parameter, axis, onAxis }: AxisValuesProps) {
  const { t } = useI18n();
  if (axis.kind === 'LIST') {
    return (
      <TextField
        label={t('research.search.list')}
        hint={t('research.search.listHint')}
        value={axis.list}
        onValue={(list) => onAxis({ ...axis, list })}
      />
    );
  }
  return (
    <div className="axis-range">
      {(['min', 'max', 'step'] as const).map((part) => (
        <TextField
          key={part}
          label={t(`research.search.${part}`)}
          inputMode="decimal"
          placeholder={part === 'step' && parameter.type === 'integer' ? '1' : ''}
          value={axis[part]}
          onValue={(text) => onAxis({ ...axis, [part]: text })}
        />
      ))}
    </div>
  );
}

/** A switch has two values to try: both stand there when it is to be searched. */
function switched({ type }: StrategyParameter, axis: Axis, kind: AxisKind): Axis {
  return { ...axis, kind, ...(type === 'boolean' && kind === 'LIST' && { list: 'true, false' }) };
}
