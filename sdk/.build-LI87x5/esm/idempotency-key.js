/** Gives every mutation that moves money a key, so that repeating it does it once. */
export function withIdempotencyKey(input) {
    return { ...input, idempotencyKey: input.idempotencyKey ?? newIdempotencyKey() };
}
/** 128 random bits. Not randomUUID: browsers have it only on secure origins. */
export function newIdempotencyKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
//# sourceMappingURL=idempotency-key.js.map