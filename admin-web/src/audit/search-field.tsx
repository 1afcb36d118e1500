/** Words to search the log for: asked once typing pauses, and in step with the address. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { TextField } from '../ui/field.js';

export interface SearchFieldProps {
  /** What the address holds. */
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** Typing asks once it pauses. */
const PAUSE_MS = 300;

export function SearchField({ value, onValue }: SearchFieldProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(value);
  // Asked for, and not yet in the address.
  const underWay = useRef<readonly string[]>([]);
  // What else was chosen during the pause is kept: asked for are the words beside the newest rest.
  const ask = useEffectEvent(() => {
    if (typed === value) return;
    underWay.current = [...underWay.current, typed];
    onValue(typed);
  });
  // An answer to what was typed here changes nothing; a link that leads elsewhere does.
  const follow = useEffectEvent(() => {
    const answered = underWay.current.lastIndexOf(value);
    underWay.current = underWay.current.slice(answered + 1);
    if (answered === -1) setTyped(value);
  });
  useEffect(() => {
    const timer = setTimeout(() => ask(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(() => follow(), [value]);
  return (
    <TextField
      type="search"
      label={t('audit.filter.search')}
      placeholder={t('audit.filter.searchHint')}
      value={typed}
      maxLength={100}
      onValue={setTyped}
    />
  );
}
