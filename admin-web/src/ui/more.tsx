/** What most people never need: folded away, open as soon as something in it asks for attention. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import './more.css';

export interface MoreProps {
  readonly summary: string;
  readonly hint?: string;
  /** Whether something in it is set when it is first shown. */
  readonly startsOpen?: boolean;
  /** Something in it is wrong: it cannot be folded away until it is mended. */
  readonly held?: boolean;
  readonly children: ReactNode;
}

export function More({ summary, hint, startsOpen = false, held = false, children }: MoreProps) {
  const [open, setOpen] = useState(startsOpen);
  return (
    <details
      className="more"
      open={open || held}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{summary}</summary>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {children}
    </details>
  );
}
