/** Where toasts appear; a screen reader speaks them when its user pauses. */
import { useEffect, useSyncExternalStore } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { Icon } from './icon.js';
import type { IconName } from './icon.js';
import type { Toast } from './toast-store.js';
import { toasts } from './toast-store.js';
import { Button } from './button.js';
import './toast-region.css';

const SHOWN_MS = 7_000;
const ICONS: Readonly<Record<Toast['tone'], IconName>> = {
  neutral: 'clock',
  positive: 'check',
  negative: 'alert',
  warning: 'alert',
};

export function ToastRegion() {
  const { t } = useI18n();
  const list = useSyncExternalStore(toasts.subscribe, toasts.list);
  return (
    <section className="toast-region" role="status" aria-label={t('toast.region')}>
      {list.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { t } = useI18n();
  useEffect(() => {
    const timer = setTimeout(() => toasts.dismiss(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast.id]);
  return (
    <div className="toast" data-tone={toast.tone}>
      <Icon name={ICONS[toast.tone]} />
      <p>{toast.text}</p>
      <Button
        variant="ghost"
        size="small"
        icon="close"
        aria-label={t('action.dismiss')}
        onClick={() => toasts.dismiss(toast.id)}
      />
    </div>
  );
}
