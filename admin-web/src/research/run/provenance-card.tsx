/** By what a result is recognised and made again: hashes, versions, and the data it saw. */
import type { ResearchRun } from '@fiducia/sdk';
import { useI18n } from '../../i18n/i18n-context.js';
import { Card } from '../../ui/card.js';

export function ProvenanceCard({ run }: { run: ResearchRun }) {
  const { t, formats } = useI18n();
  const { backtest } = run;
  return (
    <Card title={t('research.provenance')}>
      <p className="card-lead soft">{t('research.provenanceText')}</p>
      <dl className="facts provenance">
        <Hash name={t('research.provenance.spec')} value={run.specHash} />
        {backtest && (
          <>
            <Hash name={t('research.provenance.journal')} value={backtest.journalHash} />
            <Hash name={t('research.provenance.orders')} value={backtest.orderListHash} />
            <Hash name={t('research.provenance.data')} value={backtest.provenance.dataHash} />
            <Version name={t('research.provenance.code')} value={backtest.provenance.codeVersion} />
            <Version
              name={t('research.provenance.kernel')}
              value={backtest.provenance.kernelVersion}
            />
            <Version
              name={t('research.provenance.strategy')}
              value={`${run.strategy.name} ${backtest.provenance.strategyVersion}`}
            />
            <Version
              name={t('research.provenance.journalEntries')}
              value={formats.integer(backtest.journalEntries)}
            />
            <Version
              name={t('research.provenance.seconds')}
              value={t('research.provenance.secondsValue', {
                seconds: formats.decimal(backtest.seconds.toFixed(2)),
              })}
            />
          </>
        )}
        <Hash name={t('research.provenance.id')} value={run.id} />
      </dl>
    </Card>
  );
}

function Hash({ name, value }: { name: string; value: string }) {
  return (
    <div className="wide">
      <dt>{name}</dt>
      <dd className="mono">{value}</dd>
    </div>
  );
}

function Version({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}
