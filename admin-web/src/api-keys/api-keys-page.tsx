/** The keys of the partner's programs: what each may do, when it ends, and its whole life. */
import type { ApiKey } from '@fiducia/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePageTitle } from '../app/page-title.js';
import { ErrorNotice } from '../errors/error-notice.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay, useViewer } from '../session/viewer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { MoreRows } from '../ui/more-rows.js';
import { Skeleton } from '../ui/skeleton.js';
import { ApiKeyItem } from './api-key-item.js';
import { apiKeysQuery } from './api-key-queries.js';
import { CreateKeyDialog } from './create-key-dialog.js';
import { KeySecretDialog } from './key-secret-dialog.js';
import { RevokeKeyDialog } from './revoke-key-dialog.js';
import { RotateKeyDialog } from './rotate-key-dialog.js';
import './api-keys.css';

type Open =
  | { readonly dialog: 'CREATE' }
  | { readonly dialog: 'ROTATE' | 'REVOKE'; readonly apiKey: ApiKey }
  | { readonly dialog: 'SECRET'; readonly secret: string };

export function ApiKeysPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayRead = useMay('API_KEY_READ');
  const mayManage = useMay('API_KEY_MANAGE');
  const [open, setOpen] = useState<Open | null>(null);
  usePageTitle(t('keys.title'), tenant.branding.productName);
  const create = mayManage && (
    <Button variant="primary" icon="plus" onClick={() => setOpen({ dialog: 'CREATE' })}>
      {t('keys.create.button')}
    </Button>
  );
  return (
    <>
      <header className="keys-header">
        <div>
          <h1>{t('keys.title')}</h1>
          <p className="soft">{t('keys.intro')}</p>
        </div>
        {create}
      </header>
      {mayRead ? (
        <Card title={t('keys.list')}>
          <KeyList mayManage={mayManage} onOpen={setOpen} />
        </Card>
      ) : (
        <Card>
          <EmptyState icon="alert" title={t('keys.forbidden')} />
        </Card>
      )}
      <OpenDialog open={open} onOpen={setOpen} />
    </>
  );
}

function KeyList({ mayManage, onOpen }: { mayManage: boolean; onOpen: (open: Open) => void }) {
  const { t } = useI18n();
  const query = useInfiniteQuery(apiKeysQuery);
  if (query.error && !query.data) {
    return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton rows={4} />;
  const keys = query.data.pages.flatMap(({ nodes }) => nodes);
  if (keys.length === 0) return <EmptyState icon="link" title={t('keys.empty')} />;
  return (
    <>
      <ul className="key-list">
        {keys.map((apiKey) => (
          <ApiKeyItem
            key={apiKey.id}
            apiKey={apiKey}
            {...(mayManage && {
              onRotate: () => onOpen({ dialog: 'ROTATE', apiKey }),
              onRevoke: () => onOpen({ dialog: 'REVOKE', apiKey }),
            })}
          />
        ))}
      </ul>
      <MoreRows query={query} />
    </>
  );
}

function OpenDialog({ open, onOpen }: { open: Open | null; onOpen: (open: Open | null) => void }) {
  const close = (): void => onOpen(null);
  const showSecret = (secret: string): void => onOpen({ dialog: 'SECRET', secret });
  switch (open?.dialog) {
    case undefined:
      return null;
    case 'CREATE':
      return <CreateKeyDialog onCreated={showSecret} onClose={close} />;
    case 'ROTATE':
      return <RotateKeyDialog apiKey={open.apiKey} onRotated={showSecret} onClose={close} />;
    case 'REVOKE':
      return <RevokeKeyDialog apiKey={open.apiKey} onClose={close} />;
    case 'SECRET':
      return <KeySecretDialog secret={open.secret} onClose={close} />;
  }
}
