/** A sentence in a box: what went wrong, or what one should know before going on. */
import type { ReactNode } from 'react';
import type { IconName } from './icon.js';
import { Icon } from './icon.js';
import './notice.css';

export interface NoticeProps {
  readonly tone: 'negative' | 'warning' | 'positive' | 'neutral';
  readonly icon?: IconName;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** `alert` is spoken at once, `status` when the reader pauses. */
  readonly role?: 'alert' | 'status';
}

export function Notice({ tone, icon = 'alert', title, children, action, role }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={icon} />
      <div className="notice-text">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
