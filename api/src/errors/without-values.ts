/**
 * Takes the caller's values out of a message of graphql-js. Its checks repeat what they refuse, and
 * what is refused may be a password or a venue's key in the wrong place: the answer, whatever logs
 * it on the way, and the page that shows it must not have it. Names and places stay.
 */

/** Each with what is left of it; graphql-js 16, `coerceInputValue`, `ValuesOfCorrectTypeRule`. */
const ECHOES: readonly (readonly [RegExp, string])[] = [
  // … cannot represent a non string value: { … } — always the end of the message.
  [/(cannot represent [^:]*): [\s\S]*$/, '$1.'],
  // Expected value of type "Int!", found "…".
  [/(Expected (?:value of )?type "[^"]*")(?:, found|, but got|; found) [\s\S]*$/, '$1.'],
  // Value "…" does not exist in "Side" enum.
  [/Value [\s\S]* does not exist in ("\w+" enum)[\s\S]*$/, 'The value does not exist in $1.'],
  // Enum "Side" cannot represent … is covered above; Field "…" is not defined by type "X".
  [/Field "[^"]*" is not defined by type ("\w+")[\s\S]*$/, 'A field is not defined by type $1.'],
  // Syntax Error: Expected Name, found String "…".
  [/found ((?:Block)?String|Int|Float) "[\s\S]*"\.?$/, 'found $1.'],
  [/Unexpected ((?:Block)?String|Int|Float) "[\s\S]*"\.?$/, 'Unexpected $1.'],
  [/^(Syntax Error: )?Unterminated string[\s\S]*$/, '$1Unterminated string.'],
  // Variable "$input" got invalid value { … } at "input.key.secret"; … — the value may hold anything,
  // so what is kept begins after the last semicolon, which the lines above have left to us.
  [
    /^(Variable "\$\w+") got invalid value [\s\S]* at ("[\w.[\]]+"); (?=[^;]*$)/,
    '$1 got an invalid value at $2; ',
  ],
  [/^(Variable "\$\w+") got invalid value [\s\S]*; (?=[^;]*$)/, '$1 got an invalid value; '],
  [/^(Variable "\$\w+") got invalid value [\s\S]*$/, '$1 got an invalid value.'],
];

export function withoutValues(message: string): string {
  return ECHOES.reduce((text, [echo, rest]) => text.replace(echo, rest), message);
}
