/** Entries of the audit log, newest first; each opens to show exactly what was hashed. */
import type { AuditEntry } from '@fiducia/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Badge } from '../ui/badge.js';
import { EmptyState } from '../ui/empty-state.js';
import { Icon } from '../ui/icon.js';
import { MoreRows } from '../ui/more-rows.js';
import { Skeleton } from '../ui/skeleton.js';
import { initialsOf } from '../shell/user-menu.js';
import type { AuditScope } from './audit-queries.js';
import { auditQuery } from './audit-queries.js';
import './audit-list.css';

export function AuditList({ scope }: { scope: AuditScope }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(auditQuery(scope));
  if (query.error && !query.data) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton rows={8} />;
  const entries = query.data.pages.flatMap((page) => page.nodes);
  if (entries.length === 0) return <EmptyState title={t('audit.empty')} />;
  return (
    <>
      <ul className="audit-list">
        {entries.map((entry) => (
          <AuditItem key={entry.id} entry={entry} />
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}

function AuditItem({ entry }: { entry: AuditEntry }) {
  const { t, formats, textOfCode } = useI18n();
  return (
    <li>
      <details className="audit-entry">
        <summary>
          <span className="audit-actor" aria-hidden="true">
            {initialsOf(entry.actorName)}
          </span>
          <span className="audit-text">
            <span>
              <strong>{entry.actorName}</strong>{' '}
              {textOfCode('audit.action', entry.action, entry.action)}
            </span>
            {entry.reason !== null && (
              <span className="soft">{t('audit.reason', { reason: entry.reason })}</span>
            )}
          </span>
          {entry.actorKind !== 'USER' && <Badge>{t(`audit.actor.${entry.actorKind}`)}</Badge>}
          <time className="soft figure" dateTime={entry.at}>
            {formats.dateTime(entry.at)}
          </time>
          <Icon name="chevronRight" />
        </summary>
        <AuditDetails entry={entry} />
      </details>
    </li>
  );
}

function AuditDetails({ entry }: { entry: AuditEntry }) {
  const { t, formats } = useI18n();
  return (
    <div className="audit-details">
      <dl>
        <div>
          <dt>{t('audit.resource')}</dt>
          <dd className="mono">{`${entry.resourceType} ${entry.resourceId}`}</dd>
        </div>
        <div>
          <dt>{t('audit.actionCode')}</dt>
          <dd className="mono">{entry.action}</dd>
        </div>
        <div>
          <dt>{t('audit.leafIndex')}</dt>
          <dd className="figure">
            {entry.leafIndex === null ? t('audit.leafPending') : formats.integer(entry.leafIndex)}
          </dd>
        </div>
        <div>
          <dt>{t('audit.leafHash')}</dt>
          <dd className="mono">{entry.leafHash}</dd>
        </div>
      </dl>
      <p className="audit-links">
        <Link className="text-link" to="/audit/$entryId" params={{ entryId: entry.id }}>
          {t('audit.open')}
        </Link>
        {entry.actorId !== null && (
          <Link className="text-link" to="/audit" search={{ actor: entry.actorId }}>
            {t('audit.ofActor', { name: entry.actorName })}
          </Link>
        )}
      </p>
      <pre className="mono" tabIndex={0} aria-label={t('audit.entryLabel')}>
        {JSON.stringify(entry.entry, null, 2)}
      </pre>
    </div>
  );
}
