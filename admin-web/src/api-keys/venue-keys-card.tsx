/** The venue keys of an account: which there are, and a new one. Nobody sees a key here again. */
import type { VenueCredential } from '@fiducia/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { Skeleton } from '../ui/skeleton.js';
import { venueKeysQuery } from './api-key-queries.js';
import { DeleteVenueKeyDialog } from './delete-venue-key-dialog.js';
import { VenueKeyDialog } from './venue-key-dialog.js';
import './api-keys.css';

type Open = 'STORE' | { readonly rotate: VenueCredential } | { readonly remove: VenueCredential };

export function VenueKeysCard({ accountId }: { accountId: string }) {
  const { t } = useI18n();
  const [open, setOpen] = useState<Open | null>(null);
  const close = (): void => setOpen(null);
  if (!useMay('CREDENTIAL_MANAGE')) return null;
  return (
    <Card
      title={t('venueKeys.title')}
      controls={
        <Button size="small" icon="plus" onClick={() => setOpen('STORE')}>
          {t('venueKeys.store.button')}
        </Button>
      }
    >
      <VenueKeyList accountId={accountId} onOpen={setOpen} />
      {open === 'STORE' && <VenueKeyDialog accountId={accountId} onClose={close} />}
      {open !== null && open !== 'STORE' && 'rotate' in open && (
        <VenueKeyDialog accountId={accountId} credential={open.rotate} onClose={close} />
      )}
      {open !== null && open !== 'STORE' && 'remove' in open && (
        <DeleteVenueKeyDialog credential={open.remove} onClose={close} />
      )}
    </Card>
  );
}

function VenueKeyList({ accountId, onOpen }: { accountId: string; onOpen: (open: Open) => void }) {
  const { t } = useI18n();
  const { data, error, refetch } = useQuery(venueKeysQuery(accountId));
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={2} />;
  if (data.length === 0) return <EmptyState icon="link" title={t('venueKeys.empty')} />;
  return (
    <ul className="key-list">
      {data.map((credential) => (
        <VenueKeyItem
          key={credential.id}
          credential={credential}
          onRotate={() => onOpen({ rotate: credential })}
          onRemove={() => onOpen({ remove: credential })}
        />
      ))}
    </ul>
  );
}

function VenueKeyItem({
  credential,
  onRotate,
  onRemove,
}: {
  credential: VenueCredential;
  onRotate: () => void;
  onRemove: () => void;
}) {
  const { t, formats } = useI18n();
  const { venue, label, fingerprint, createdAt, rotatedAt, lastUsedAt } = credential;
  const since = formats.dateTime(rotatedAt ?? createdAt);
  return (
    <li className="key-item">
      <div className="key-head">
        <div>
          <h3>{`${venue} · ${label}`}</h3>
          <p className="soft mono">{fingerprint}</p>
        </div>
        <div className="key-badges">
          {credential.pendingFingerprint !== null && (
            <Badge tone="warning">{t('venueKeys.pending')}</Badge>
          )}
          <Badge tone={credential.withdrawalExcluded ? 'positive' : 'neutral'}>
            {t(credential.withdrawalExcluded ? 'venueKeys.cannotWithdraw' : 'venueKeys.notAsked')}
          </Badge>
        </div>
      </div>
      <p className="soft">
        {lastUsedAt === null
          ? t('venueKeys.datesUnused', { since })
          : t('venueKeys.dates', { since, used: formats.dateTime(lastUsedAt) })}
      </p>
      <div className="key-actions">
        <Button size="small" icon="repeat" onClick={onRotate}>
          {t('venueKeys.rotate.button')}
        </Button>
        <Button size="small" variant="danger-outline" onClick={onRemove}>
          {t('venueKeys.remove.button')}
        </Button>
      </div>
    </li>
  );
}
