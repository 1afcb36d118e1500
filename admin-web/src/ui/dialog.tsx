/** A modal dialog on the browser's own <dialog>: focus stays inside, Esc closes, focus returns. */
import { useEffect, useId, useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from './button.js';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  /** Enter in a field submits. */
  readonly onSubmit?: () => void;
  readonly onClose: () => void;
  /** While something is under way that must be seen through. */
  readonly locked?: boolean;
}

export function Dialog(props: DialogProps) {
  const { title, description, children, footer, onSubmit, onClose, locked = false } = props;
  const { t } = useI18n();
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const descriptionId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    dialog?.showModal();
    // The browser would choose the first control, which is the one that closes the dialog.
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => {
      dialog?.close();
      giveFocusBack(opener);
    };
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!locked) onSubmit?.();
  };
  return (
    <dialog
      ref={ref}
      className="dialog"
      aria-labelledby={titleId}
      aria-describedby={description === undefined ? undefined : descriptionId}
      onCancel={(event) => {
        event.preventDefault();
        if (!locked) onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && !locked) onClose();
      }}
    >
      <form className="dialog-body" onSubmit={submit} noValidate>
        <div className="dialog-header">
          <h2 id={titleId}>{title}</h2>
          <Button
            variant="ghost"
            size="small"
            icon="close"
            aria-label={t('action.close')}
            disabled={locked}
            onClick={onClose}
          />
        </div>
        {description !== undefined && (
          <div id={descriptionId} className="dialog-description">
            {description}
          </div>
        )}
        <div className="dialog-content">{children}</div>
        <div className="dialog-footer">{footer}</div>
      </form>
    </dialog>
  );
}

/** To what opened the dialog; where that is gone (a button that did its work), to the content. */
function giveFocusBack(opener: Element | null): void {
  const target = opener?.isConnected === true ? opener : document.getElementById('main');
  if (target instanceof HTMLElement) target.focus();
}
