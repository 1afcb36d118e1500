/** What was asked: parameters, money, fill model and limits, complete as the run had them. */
import type { ResearchRun } from '@fiducia/sdk';
import type { ReactNode } from 'react';
import { parameterEntries } from '../../account/strategy-parameters.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';
import { limitFacts, moneyFacts } from './run-facts.js';

export function RunSettings({ run }: { run: ResearchRun }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <Card title={t('research.settings')}>
      <dl className="facts">
        {parameterEntries(run.parameters).map(([name, value]) => (
          <Fact key={name} name={<span className="mono">{name}</span>} value={value} />
        ))}
        {[...moneyFacts(run, i18n), ...limitFacts(run, i18n)].map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </Card>
  );
}

function Fact({ name, value }: { name: ReactNode; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}
