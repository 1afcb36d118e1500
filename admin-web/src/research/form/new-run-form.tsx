/** The form itself: cards of fields, and beside them what will be run and the button that runs it. */
import type { ResearchRun, ResearchSeries, StrategyDefinition } from '@fiducia/sdk';
import { newIdempotencyKey } from '@fiducia/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { client } from '../../data/client.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { LIMITS_KEY, RUNS_KEY } from '../research-keys.js';
import { runQuery } from '../research-queries.js';
import { SearchFields } from '../search/search-fields.js';
import { currencyOf } from './account-currency.js';
import type { BacktestForm } from './backtest-form.js';
import { backtestInput, sweepInput } from './backtest-form.js';
import { DataFields } from './data-fields.js';
import { formErrors } from './form-errors.js';
import type { FormErrors } from './form-errors.js';
import { LimitsFields } from './limits-fields.js';
import { MoneyFields } from './money-fields.js';
import { periodOf } from './period.js';
import { RunSummary } from './run-summary.js';
import { StrategyFields } from './strategy-fields.js';
import { refusedField } from './refused-field.js';

export interface NewRunFormProps {
  readonly initial: BacktestForm;
  readonly series: readonly ResearchSeries[];
  readonly strategies: readonly StrategyDefinition[];
}

/** What each group of fields is given. */
export interface FieldsProps {
  readonly form: BacktestForm;
  readonly errors: FormErrors;
  readonly onChange: (changes: Partial<BacktestForm>) => void;
}

export function NewRunForm({ initial, series, strategies }: NewRunFormProps) {
  const { t } = useI18n();
  const [form, setForm] = useState(initial);
  const [checked, setChecked] = useState(false);
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey);
  const request = useRequest();
  const chosen = series.filter(({ instrument }) => form.symbols.includes(instrument.symbol));
  const currency = currencyOf(form.currency, chosen);
  const facts = { all: periodOf(chosen), isCurrencyKnown: currency !== null };
  const own = formErrors(form, facts, t);
  const refused = refusedField(request.error);
  const errors: FormErrors = { ...(checked && own), ...refused?.errors };
  const change = (changes: Partial<BacktestForm>): void => {
    setForm({ ...form, ...changes });
    setIdempotencyKey(newIdempotencyKey());
    request.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setChecked(true);
    if (request.isPending) return;
    if (Object.keys(own).length === 0) request.mutate({ form, idempotencyKey });
    else focusFirstError(event.currentTarget);
  };
  const fields = { form, errors, onChange: change };
  return (
    <form className="new-run" noValidate onSubmit={submit}>
      <div className="new-run-fields">
        <StrategyFields {...fields} strategies={strategies} />
        {form.kind === 'SWEEP' && (
          <SearchFields
            search={form.search}
            errors={errors}
            onSearch={(changes) => change({ search: { ...form.search, ...changes } })}
          />
        )}
        <DataFields {...fields} series={series} chosen={chosen} />
        <MoneyFields {...fields} series={series} chosen={chosen} />
        <LimitsFields {...fields} />
      </div>
      <RunSummary
        form={form}
        chosen={chosen}
        errorCount={Object.keys(errors).length}
        error={refused === null ? request.error : null}
        busy={request.isPending}
      />
    </form>
  );
}

/** After the fields have been drawn with their errors. */
function focusFirstError(form: HTMLFormElement): void {
  requestAnimationFrame(() => {
    form.querySelector<HTMLElement>('[aria-invalid="true"], .field-error')?.focus();
  });
}

interface Request {
  readonly form: BacktestForm;
  readonly idempotencyKey: string;
}

function useRequest() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ form, idempotencyKey }: Request): Promise<ResearchRun> =>
      form.kind === 'SWEEP'
        ? client.research.sweep(sweepInput(form, idempotencyKey))
        : client.research.backtest(backtestInput(form, idempotencyKey)),
    // Also of a refusal: it may be that nothing is left.
    onSettled: () => void queryClient.invalidateQueries({ queryKey: LIMITS_KEY }),
    onSuccess: (run) => {
      queryClient.setQueryData(runQuery(run.id).queryKey, run);
      void queryClient.invalidateQueries({ queryKey: RUNS_KEY });
      return navigate({ to: '/research/$runId', params: { runId: run.id } });
    },
  });
}
