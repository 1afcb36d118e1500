/** A labelled control with its hint and its error, tied together for screen readers. */
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from 'react';
import './field.css';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
}

interface ControlProps {
  readonly id: string;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

function Field({
  label,
  hint,
  error,
  control,
}: FieldProps & { control: (props: ControlProps) => ReactNode }) {
  const id = useId();
  const message = error ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {control({
        id,
        'aria-invalid': error === undefined ? undefined : true,
        'aria-describedby': message === undefined ? undefined : `${id}-message`,
      })}
      {message !== undefined && (
        <p id={`${id}-message`} className={error === undefined ? 'field-hint' : 'field-error'}>
          {message}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'onChange' | 'value'> & {
    readonly value: string;
    readonly onValue: (value: string) => void;
    readonly suffix?: string;
  };

export function TextField({ label, hint, error, onValue, suffix, ...rest }: TextFieldProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      control={(props) => (
        <span className="control" data-suffix={suffix === undefined ? undefined : ''}>
          <input {...rest} {...props} onChange={(event) => onValue(event.target.value)} />
          {suffix !== undefined && (
            <span className="control-suffix" aria-hidden="true">
              {suffix}
            </span>
          )}
        </span>
      )}
    />
  );
}

type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'onChange' | 'value'> & {
    readonly value: string;
    readonly onValue: (value: string) => void;
  };

export function TextArea({ label, hint, error, onValue, ...rest }: TextAreaProps) {
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      control={(props) => (
        <span className="control">
          <textarea {...rest} {...props} onChange={(event) => onValue(event.target.value)} />
        </span>
      )}
    />
  );
}

export interface SelectFieldProps<V extends string> extends FieldProps {
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onValue: (value: V) => void;
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { label, hint, error, value, options, onValue } = props;
  return (
    <Field
      label={label}
      hint={hint}
      error={error}
      control={(control) => (
        <span className="control" data-select="">
          <select
            {...control}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) onValue(chosen.value);
            }}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </span>
      )}
    />
  );
}

export interface CheckFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly checked: boolean;
  readonly onChecked: (checked: boolean) => void;
}

export function CheckField({ label, hint, error, checked, onChecked }: CheckFieldProps) {
  const id = useId();
  const message = error ?? hint;
  return (
    <label className="check-field">
      <input
        type="checkbox"
        checked={checked}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={message === undefined ? undefined : id}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <span>
        <span className="check-label">{label}</span>
        {message !== undefined && (
          <span id={id} className={error === undefined ? 'field-hint' : 'field-error'}>
            {message}
          </span>
        )}
      </span>
    </label>
  );
}
