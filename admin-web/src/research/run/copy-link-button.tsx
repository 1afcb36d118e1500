/** Puts the page's address on the clipboard: the link by which a run is shared. */
import { useI18n } from '../../i18n/i18n-context.js';
import { Button } from '../../ui/button.js';
import { toasts } from '../../ui/toast-store.js';

export function CopyLinkButton() {
  const { t } = useI18n();
  const copy = async (): Promise<void> => {
    const { origin, pathname } = window.location;
    const link = `${origin}${pathname}`;
    try {
      await navigator.clipboard.writeText(link);
      toasts.show('positive', t('research.link.copied'));
    } catch {
      // The clipboard is closed to pages without TLS: then the person copies it.
      toasts.show('neutral', t('research.link.byHand', { link }));
    }
  };
  return (
    <Button icon="link" onClick={() => void copy()}>
      {t('research.link.copy')}
    </Button>
  );
}
