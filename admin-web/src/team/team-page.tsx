/** The people of the partner, what their roles allow, and the groups of clients they work for. */
import { useState } from 'react';
import { usePageTitle } from '../app/page-title.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay, useViewer } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { Tabs } from '../ui/tabs.js';
import { GroupsPanel } from './groups-panel.js';
import { PeoplePanel } from './people-panel.js';
import { RolesPanel } from './roles-panel.js';
import './team.css';

const TABS = ['people', 'roles', 'groups'] as const;

export function TeamPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  const mayRead = useMay('USER_READ');
  const [tab, setTab] = useState<(typeof TABS)[number]>('people');
  usePageTitle(t('team.title'), tenant.branding.productName);
  return (
    <>
      <header className="team-header">
        <h1>{t('team.title')}</h1>
        <p className="soft">{t('team.intro')}</p>
      </header>
      <Card>
        {mayRead ? (
          <Tabs
            label={t('team.title')}
            value={tab}
            tabs={TABS.map((value) => ({ value, label: t(`team.tab.${value}`) }))}
            onValue={setTab}
          >
            {tab === 'people' && <PeoplePanel />}
            {tab === 'roles' && <RolesPanel />}
            {tab === 'groups' && <GroupsPanel />}
          </Tabs>
        ) : (
          <EmptyState icon="alert" title={t('team.forbidden')} />
        )}
      </Card>
    </>
  );
}
