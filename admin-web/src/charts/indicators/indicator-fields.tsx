/** One chosen indicator: what it is, its parameters, and a button that takes it off again. */
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import type { IndicatorDraft } from './chosen-indicators.js';
import { problemOfValue } from './chosen-indicators.js';

export interface IndicatorFieldsProps {
  readonly draft: IndicatorDraft;
  /** Problems are shown from the first attempt on. */
  readonly checked: boolean;
  readonly onDraft: (draft: IndicatorDraft) => void;
  readonly onRemove: () => void;
}

export function IndicatorFields({ draft, checked, onDraft, onRemove }: IndicatorFieldsProps) {
  const { t, formats } = useI18n();
  const { indicator, texts } = draft;
  return (
    <fieldset className="indicator-draft">
      <legend>{indicator.fn}</legend>
      <div className="indicator-draft-head">
        <p className="field-hint">{indicator.title}</p>
        <Button size="small" variant="ghost" icon="close" onClick={onRemove}>
          {t('indicators.remove', { name: indicator.fn })}
        </Button>
      </div>
      {indicator.parameters.length > 0 && (
        <div className="indicator-parameters">
          {indicator.parameters.map((parameter) => {
            const text = texts[parameter.name] ?? '';
            const problem = checked ? problemOfValue(parameter, text) : null;
            const limits = {
              min: formats.decimal(String(parameter.min)),
              max: formats.decimal(String(parameter.max)),
            };
            return (
              <TextField
                key={parameter.name}
                label={parameter.name}
                inputMode="decimal"
                error={problem === null ? undefined : t(`deploy.problem.${problem}`, limits)}
                value={text}
                onValue={(next) =>
                  onDraft({ indicator, texts: { ...texts, [parameter.name]: next } })
                }
              />
            );
          })}
        </div>
      )}
    </fieldset>
  );
}
