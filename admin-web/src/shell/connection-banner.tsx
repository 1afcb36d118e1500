/** Says that live figures have stopped coming; it goes when they flow again. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { client } from '../data/client.js';
import { useI18n } from '../i18n/i18n-context.js';
import { Icon } from '../ui/icon.js';
import './connection-banner.css';

/** A blink is not worth a word: most connections are back within this time. */
const QUIET_MS = 1_500;

export function ConnectionBanner() {
  const { t } = useI18n();
  const status = useSyncExternalStore(client.connection.subscribe, client.connection.status);
  const lost = useHeldTrue(status === 'reconnecting', QUIET_MS);
  return (
    <div role="status">
      {lost && (
        <div className="connection-banner">
          <Icon name="wifiOff" />
          <p>{t('connection.lost')}</p>
        </div>
      )}
    </div>
  );
}

/** True once `value` has been true for that long; false at once. */
function useHeldTrue(value: boolean, ms: number): boolean {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!value) return;
    const timer = setTimeout(() => setHeld(true), ms);
    return () => {
      clearTimeout(timer);
      setHeld(false);
    };
  }, [value, ms]);
  return held;
}
