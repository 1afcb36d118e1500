/** One entry: what was changed, by whom, why, and the proof that it stands in the log. */
import type { AuditEntry } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { usePageTitle } from '../app/page-title.js';
import { client } from '../data/client.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { isRecord } from '../format/json.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useViewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { auditEntryQuery } from './audit-queries.js';
import { DifferenceView } from './difference-view.js';
import { proveEntry } from './prove-entry.js';
import type { EntryVerdict } from './prove-entry.js';
import './audit-page.css';

export function AuditEntryPage() {
  const { entryId } = useParams({ from: '/app/audit/$entryId' });
  const { t, textOfCode } = useI18n();
  const { tenant } = useViewer();
  const { data, error, refetch, isPending } = useQuery(auditEntryQuery(entryId));
  usePageTitle(t('audit.entry.title'), tenant.branding.productName);
  return (
    <>
      <header className="audit-header">
        <p className="soft">
          <Link to="/audit">{t('audit.title')}</Link>
        </p>
        <h1>
          {data ? textOfCode('audit.action', data.action, data.action) : t('audit.entry.title')}
        </h1>
      </header>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton rows={8} />}
      {data === null && <EmptyState icon="alert" title={t('audit.entry.none')} />}
      {data && <EntryCards entry={data} />}
    </>
  );
}

function EntryCards({ entry }: { entry: AuditEntry }) {
  const { t } = useI18n();
  const leaf: Readonly<Record<string, unknown>> = isRecord(entry.entry) ? entry.entry : {};
  return (
    <div className="audit-cards">
      <Card title={t('audit.entry.facts')}>
        <EntryFacts entry={entry} leaf={leaf} />
      </Card>
      <Card title={t('audit.entry.change')}>
        <DifferenceView before={leaf['before']} after={leaf['after']} />
      </Card>
      <Card title={t('audit.entry.proof')}>
        <EntryProof entry={entry} />
      </Card>
      <Card title={t('audit.entryLabel')}>
        <pre className="mono audit-leaf" tabIndex={0} aria-label={t('audit.entryLabel')}>
          {JSON.stringify(entry.entry, null, 2)}
        </pre>
      </Card>
    </div>
  );
}

function EntryFacts({
  entry,
  leaf,
}: {
  readonly entry: AuditEntry;
  readonly leaf: Readonly<Record<string, unknown>>;
}) {
  const { t } = useI18n();
  const actor: Readonly<Record<string, unknown>> = isRecord(leaf['actor']) ? leaf['actor'] : {};
  const factor = actor['mfa'] === true ? t('audit.entry.withMfa') : t('audit.entry.withoutMfa');
  const facts: readonly (readonly [string, string | null])[] = [
    [t('audit.entry.who'), `${entry.actorName} (${t(`audit.actor.${entry.actorKind}`)})`],
    [t('audit.entry.when'), textOf(leaf['ts'])],
    [t('audit.resource'), `${entry.resourceType} ${entry.resourceId}`],
    [t('audit.actionCode'), entry.action],
    [t('audit.entry.session'), textOf(actor['session'])],
    [t('audit.entry.factor'), entry.actorKind === 'USER' ? factor : null],
    [t('audit.entry.why'), entry.reason],
    [t('audit.entry.approval'), textOf(leaf['approval'])],
    [t('audit.entry.request'), textOf(leaf['requestId'])],
  ];
  return (
    <dl className="audit-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? '—'}</dd>
        </div>
      ))}
    </dl>
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

type ProofState = 'IDLE' | 'BUSY' | EntryVerdict | { readonly error: unknown };

function EntryProof({ entry }: { entry: AuditEntry }) {
  const { t, formats } = useI18n();
  const [state, setState] = useState<ProofState>('IDLE');
  const prove = async (): Promise<void> => {
    setState('BUSY');
    try {
      const [inclusion, publicKey] = await Promise.all([
        client.audit.proof(entry.id),
        client.audit.publicKey(),
      ]);
      setState(await proveEntry(entry, inclusion, publicKey));
    } catch (error) {
      setState({ error });
    }
  };
  const place =
    entry.leafIndex === null ? t('audit.leafPending') : formats.integer(entry.leafIndex);
  return (
    <div className="audit-proof">
      <dl className="audit-facts">
        <div>
          <dt>{t('audit.leafIndex')}</dt>
          <dd className="figure">{place}</dd>
        </div>
        <div>
          <dt>{t('audit.leafHash')}</dt>
          <dd className="mono">{entry.leafHash}</dd>
        </div>
      </dl>
      <Button icon="check" busy={state === 'BUSY'} onClick={() => void prove()}>
        {t('audit.entry.prove')}
      </Button>
      <ProofResult state={state} />
    </div>
  );
}

function ProofResult({ state }: { state: ProofState }) {
  const { t } = useI18n();
  if (typeof state === 'string') return null;
  if ('error' in state) return <ErrorNotice error={state.error} />;
  return state.ok ? (
    <Notice tone="positive" icon="check" role="status">
      <p>{t('audit.entry.proven', { count: state.treeSize })}</p>
    </Notice>
  ) : (
    <Notice tone="negative" role="alert">
      <p>{t(`audit.entry.problem.${state.problem}`)}</p>
    </Notice>
  );
}
