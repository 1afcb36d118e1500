/** Numbers as programs print them, in the plain notation that amounts are kept in. */

const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** Two digits of an exponent are more than any amount or step needs, and keep the text short. */
const WRITTEN = /^\+?(\d{1,40})?(?:\.(\d{1,40})?)?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * `1e-05`, as Python prints it, becomes `0.00001`, and `.5` becomes `0.5`. What is no number, or
 * below zero, stays as it is: whoever reads the option refuses it by its own sentence.
 */
export function plainDecimal(text: string): string {
  if (PLAIN.test(text)) return text;
  const [found, whole = '', fraction = '', exponent = '0'] = WRITTEN.exec(text) ?? [];
  const digits = whole + fraction;
  if (found === undefined || digits === '') return text;
  const point = whole.length + Number(exponent);
  const padded = digits.padStart(digits.length + Math.max(0, 1 - point), '0');
  const at = Math.max(1, point);
  const before = padded
    .slice(0, at)
    .padEnd(at, '0')
    .replace(/^0+(?=\d)/, '');
  const after = padded.slice(at).replace(/0+$/, '');
  return after === '' ? before : `${before}.${after}`;
}
