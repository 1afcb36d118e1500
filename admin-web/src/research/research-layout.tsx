/** The frame of all research pages: only who may read research gets in, and all of it is live. */
import { Outlet } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import { useMay } from '../session/viewer.js';
import { Card } from '../ui/card.js';
import { EmptyState } from '../ui/empty-state.js';
import { useResearchUpdates } from './use-research-updates.js';
import './research.css';

export function ResearchLayout() {
  const { t } = useI18n();
  if (useMay('RESEARCH_READ')) return <LiveResearch />;
  return (
    <Card>
      <EmptyState icon="alert" title={t('research.forbidden')} />
    </Card>
  );
}

function LiveResearch() {
  useResearchUpdates();
  return <Outlet />;
}
