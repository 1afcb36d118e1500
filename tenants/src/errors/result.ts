/** How an expected failure is returned: as data, never thrown. */
import type { z } from 'zod';

export type Result<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

export interface InvalidInput {
  readonly code: 'INVALID_INPUT';
  /** Path of the field, such as `branding.primaryColor`. */
  readonly field: string;
  readonly sentence: string;
}

export interface PermissionDenied {
  readonly code: 'PERMISSION_DENIED';
  /** What was missing, such as `create User`. */
  readonly permission: string;
}

export interface NotFound {
  readonly code: 'NOT_FOUND';
  readonly resource: string;
}

export interface RateLimited {
  readonly code: 'RATE_LIMITED';
  readonly retryAfterSeconds: number;
}

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}

/** Checks an input by its schema and reports the first field that does not fit. */
export function parseInput<Output>(
  schema: z.ZodType<Output>,
  input: unknown,
): Result<Output, InvalidInput> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  return fail({ code: 'INVALID_INPUT', field, sentence: issue?.message ?? 'Not acceptable' });
}

/** Marks a switch as complete: adding a case to the type breaks the build here. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`);
}
