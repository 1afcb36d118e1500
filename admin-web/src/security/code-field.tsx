/** A field for a one-time code: digits on a telephone's keyboard, filled in by what can. */
import { TextField } from '../ui/field.js';

export interface CodeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

export function CodeField({ autoFocus = false, ...props }: CodeFieldProps) {
  return (
    <TextField
      {...props}
      name="code"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      autoFocus={autoFocus}
      data-autofocus={autoFocus ? '' : undefined}
    />
  );
}

/** As people read it from the app: with a space in the middle or none. */
export function isCode(text: string): boolean {
  return /^\d{3}\s?\d{3}$/.test(text.trim());
}
