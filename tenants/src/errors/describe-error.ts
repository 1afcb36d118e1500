/** What a log may hold of an error: drivers hang connections, parameters and rows onto theirs. */
export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly code: string | null;
  readonly stack: string | null;
}

export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) {
    return { name: typeof error, message: String(error), code: null, stack: null };
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { name: error.name, message: error.message, code, stack: error.stack ?? null };
}
