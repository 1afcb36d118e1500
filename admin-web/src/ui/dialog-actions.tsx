/** The foot of a dialog that asks for something: leave it, or go on; neither while it is under way. */
import { useI18n } from '../i18n/i18n-context.js';
import { Button } from './button.js';
import type { ButtonVariant } from './button.js';
import type { IconName } from './icon.js';

export interface DialogActionsProps {
  readonly submit: string;
  readonly busy: boolean;
  readonly onCancel: () => void;
  /** `danger` where something is stopped, taken away or refused. */
  readonly variant?: ButtonVariant;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** In a dialog without a field that could have the focus. */
  readonly focused?: boolean;
}

export function DialogActions(props: DialogActionsProps) {
  const { submit, busy, onCancel, variant = 'primary', icon, disabled, focused } = props;
  const { t } = useI18n();
  return (
    <>
      <Button onClick={onCancel} disabled={busy}>
        {t('action.cancel')}
      </Button>
      <Button
        type="submit"
        variant={variant}
        busy={busy}
        disabled={disabled}
        data-autofocus={focused === true ? '' : undefined}
        {...(icon !== undefined && { icon })}
      >
        {submit}
      </Button>
    </>
  );
}
