/** Who is signed in, how the portal looks, and the way out. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Viewer } from '@fiducia/sdk';
import { Link } from '@tanstack/react-router';
import { useI18n } from '../i18n/i18n-context.js';
import type { ColorScheme } from '../theme/color-scheme.js';
import {
  COLOR_SCHEMES,
  applyColorScheme,
  readColorScheme,
  storeColorScheme,
} from '../theme/color-scheme.js';
import { Button } from '../ui/button.js';
import { Segmented } from '../ui/segmented.js';
import './user-menu.css';

export function UserMenu({ viewer, onSignOut }: { viewer: Viewer; onSignOut: () => void }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const panelId = useId();
  const root = useRef<HTMLDivElement>(null);
  useDismiss(root, open, () => setOpen(false));
  return (
    <div ref={root} className="user-menu">
      <button
        type="button"
        className="user-menu-button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => setOpen(!open)}
      >
        <span aria-hidden="true">{initialsOf(viewer.name)}</span>
        <span className="visually-hidden">{t('user.menu', { name: viewer.name })}</span>
      </button>
      {open && (
        <div id={panelId} className="user-menu-panel">
          <UserFacts viewer={viewer} />
          <Link to="/security" onClick={() => setOpen(false)}>
            {t('security.nav')}
          </Link>
          <SchemeChoice />
          <Button icon="logOut" onClick={onSignOut}>
            {t('user.signOut')}
          </Button>
        </div>
      )}
    </div>
  );
}

function UserFacts({ viewer }: { viewer: Viewer }) {
  const { t, formats } = useI18n();
  return (
    <div className="user-facts">
      <p className="user-name">{viewer.name}</p>
      {viewer.email !== null && <p className="soft">{viewer.email}</p>}
      <p className="soft">{viewer.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
      {viewer.sessionExpiresAt !== null && (
        <p className="soft">
          {t('user.sessionEnds', { time: formats.dateTime(viewer.sessionExpiresAt) })}
        </p>
      )}
    </div>
  );
}

function SchemeChoice() {
  const { t } = useI18n();
  const [scheme, setScheme] = useState<ColorScheme>(() => readColorScheme(localStorage));
  const choose = (chosen: ColorScheme): void => {
    setScheme(chosen);
    storeColorScheme(localStorage, chosen);
    applyColorScheme(document.documentElement, chosen);
  };
  return (
    <Segmented
      label={t('scheme.label')}
      value={scheme}
      options={COLOR_SCHEMES.map((value) => ({ value, label: t(`scheme.${value}`) }))}
      onValue={choose}
    />
  );
}

/** Esc, a press elsewhere, or the focus moving on closes the menu; Esc gives the focus back. */
function useDismiss(
  root: React.RefObject<HTMLElement | null>,
  open: boolean,
  close: () => void,
): void {
  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) close();
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      close();
      root.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
      document.removeEventListener('keydown', escape);
    };
  }, [root, open, close]);
}

export function initialsOf(name: string): string {
  const words = name.split(/[\s.@_-]+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => word?.charAt(0) ?? '')
    .join('')
    .toLocaleUpperCase();
}
