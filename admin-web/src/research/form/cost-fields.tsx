/** What the market takes beyond fees: folded away, since paper accounts know none of it. */
import { useI18n } from '../../i18n/i18n-context.js';
import { TextField } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import type { CostName } from './costs-form.js';
import { COST_NAMES } from './costs-form.js';
import type { FieldsProps } from './new-run-form.js';

const SUFFIXES: Readonly<Record<CostName, string | undefined>> = {
  halfSpreadPct: '%',
  impact: undefined,
  participationPct: '%',
  latencyMs: 'ms',
};

export function CostFields({ form: { costTexts, costsBase }, errors, onChange }: FieldsProps) {
  const { t } = useI18n();
  const isAnyGiven = COST_NAMES.some((name) => costTexts[name] !== '') || costsBase !== null;
  const isAnyWrong = COST_NAMES.some((name) => errors[`costs.${name}`] !== undefined);
  return (
    <More
      summary={t('research.costs')}
      hint={t('research.costsHint')}
      startsOpen={isAnyGiven}
      held={isAnyWrong}
    >
      <div className="form-grid">
        {COST_NAMES.map((name) => (
          <CostField
            key={name}
            name={name}
            text={costTexts[name]}
            error={errors[`costs.${name}`]}
            onText={(text) => onChange({ costTexts: { ...costTexts, [name]: text } })}
          />
        ))}
      </div>
      {errors['fillModel.costs'] !== undefined && (
        <p className="field-error" tabIndex={-1}>
          {errors['fillModel.costs']}
        </p>
      )}
    </More>
  );
}

interface CostFieldProps {
  readonly name: CostName;
  readonly text: string;
  readonly error: string | undefined;
  readonly onText: (text: string) => void;
}

function CostField({ name, text, error, onText }: CostFieldProps) {
  const { t } = useI18n();
  const suffix = SUFFIXES[name];
  return (
    <TextField
      label={t(`research.cost.${name}`)}
      hint={t(`research.costHint.${name}`)}
      error={error}
      inputMode="decimal"
      {...(suffix !== undefined && { suffix })}
      value={text}
      onValue={onText}
    />
  );
}
