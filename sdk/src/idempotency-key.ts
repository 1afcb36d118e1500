/** Gives every mutation that moves money a key, so that repeating it does it once. */

/** `idempotencyKey` may be left out: a fresh one is made and kept over all repetitions. */
export type Keyed<Input extends { readonly idempotencyKey: string }> = Omit<
  Input,
  'idempotencyKey'
> & { readonly idempotencyKey?: string | undefined };

export function withIdempotencyKey<Input extends { readonly idempotencyKey: string }>(
  input: Keyed<Input>,
): Input {
  return { ...input, idempotencyKey: input.idempotencyKey ?? newIdempotencyKey() } as Input;
}

/** 128 random bits. Not randomUUID: browsers have it only on secure origins. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
