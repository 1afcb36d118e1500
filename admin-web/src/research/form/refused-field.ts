/** A refusal of the server that names a field belongs under that field. */
import { codeOf } from '../../errors/describe-error.js';
import type { FormErrors } from './form-errors.js';

/** Fields that stand somewhere in the form, or groups of such fields. */
const SHOWN = [
  'symbols',
  'from',
  'to',
  'cash',
  'currency',
  'commission',
  'strategy',
  'space',
  'trials',
  'seed',
];
const SHOWN_GROUPS = ['parameters.', 'limits.', 'fillModel.', 'space.'];

/** Null when it is no refusal of a field that the form shows: then it is shown as a whole. */
export function refusedField(error: unknown): { readonly errors: FormErrors } | null {
  if (codeOf(error) !== 'INVALID_INPUT' || !(error instanceof Error)) return null;
  if (!('field' in error) || typeof error.field !== 'string') return null;
  const { field } = error;
  const isShown = SHOWN.includes(field) || SHOWN_GROUPS.some((group) => field.startsWith(group));
  return isShown ? { errors: { [field]: error.message } } : null;
}
