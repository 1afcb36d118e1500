/** One key: how it begins, what it may do and where, when it was used and when it ends. */
import type { ApiKey } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useI18n } from '../i18n/i18n-context.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { keyPlacesQuery } from './api-key-queries.js';
import { endsSoon } from './key-form.js';

export interface ApiKeyItemProps {
  readonly apiKey: ApiKey;
  readonly onRotate?: () => void;
  readonly onRevoke?: () => void;
}

const TONES = {
  ACTIVE: 'positive',
  SUSPENDED: 'warning',
  EXPIRED: 'neutral',
  REVOKED: 'neutral',
} as const;

export function ApiKeyItem({ apiKey, onRotate, onRevoke }: ApiKeyItemProps) {
  const { t } = useI18n();
  const { status } = apiKey;
  const soon = status === 'ACTIVE' && endsSoon(apiKey.expiresAt, new Date());
  const isAlive = status === 'ACTIVE' || status === 'SUSPENDED';
  return (
    <li className="key-item" data-ended={isAlive ? undefined : ''}>
      <div className="key-head">
        <div>
          <h3>{apiKey.name}</h3>
          <p className="soft mono">{apiKey.prefix}_…</p>
        </div>
        <div className="key-badges">
          {soon && <Badge tone="warning">{t('keys.endsSoon')}</Badge>}
          <Badge tone={TONES[status]}>{t(`keys.status.${status}`)}</Badge>
        </div>
      </div>
      <KeyFacts apiKey={apiKey} />
      {isAlive && onRevoke !== undefined && (
        <div className="key-actions">
          <Button size="small" icon="repeat" onClick={onRotate}>
            {t('keys.rotate.button')}
          </Button>
          <Button size="small" variant="danger-outline" onClick={onRevoke}>
            {t('keys.revoke.button')}
          </Button>
        </div>
      )}
    </li>
  );
}

function KeyFacts({ apiKey }: { apiKey: ApiKey }) {
  const { t, formats } = useI18n();
  const { allowedIps, authorName, expiresAt, lastUsedAt, lastUsedIp } = apiKey;
  const used =
    lastUsedAt === null
      ? t('keys.neverUsed')
      : `${formats.dateTime(lastUsedAt)}${lastUsedIp === null ? '' : ` · ${lastUsedIp}`}`;
  const facts: readonly (readonly [string, string])[] = [
    [t('keys.fact.from'), allowedIps.length === 0 ? t('keys.anywhere') : allowedIps.join(', ')],
    [t('keys.fact.used'), used],
    [t('keys.fact.ends'), expiresAt === null ? t('keys.noEnd') : formats.dateTime(expiresAt)],
    [t('keys.fact.author'), authorName ?? t('keys.platform')],
  ];
  return (
    <>
      <KeyGrants apiKey={apiKey} />
      <dl className="key-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function KeyGrants({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useI18n();
  const { data: places = [] } = useQuery(keyPlacesQuery);
  const nameOf = (id: string | null): string =>
    id === null ? t('keys.everywhere') : (places.find(({ value }) => value === id)?.label ?? id);
  return (
    <ul className="key-grants" aria-label={t('keys.scopes')}>
      {apiKey.grants.map(({ keyScope, scope, inForce }) => (
        <li key={`${keyScope}|${scope.id ?? ''}`} data-off={inForce ? undefined : ''}>
          <strong>{t(`keys.scope.${keyScope}`)}</strong> {nameOf(scope.id)}
          {!inForce && <span className="soft"> {t('keys.notInForce')}</span>}
        </li>
      ))}
    </ul>
  );
}
