/** Assertions that stay on in production: a false one is our own bug and stops the operation. */

export class AssertionFailure extends Error {
  override readonly name = 'AssertionFailure';
}

export function assertThat(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** What must be there because our own code put it there. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new AssertionFailure(`${what} is missing`);
  return value;
}

/** Ends a switch over a union: a new member that nobody handled does not compile. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unhandled case ${JSON.stringify(value)}`);
}
