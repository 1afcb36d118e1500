/** One's own security: sessions, second factor, password. */
import { usePageTitle } from '../app/page-title.js';
import { useI18n } from '../i18n/i18n-context.js';
import { useViewer } from '../session/viewer.js';
import { PasswordCard } from './password-card.js';
import { SecondFactorCard } from './second-factor-card.js';
import { SessionsCard } from './sessions-card.js';
import './security.css';

export function SecurityPage() {
  const { t } = useI18n();
  const { tenant } = useViewer();
  usePageTitle(t('security.title'), tenant.branding.productName);
  return (
    <>
      <header className="security-header">
        <h1>{t('security.title')}</h1>
        <p className="soft">{t('security.intro')}</p>
      </header>
      <SessionsCard />
      <SecondFactorCard />
      <PasswordCard />
    </>
  );
}
