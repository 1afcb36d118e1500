/** Gives every mutation that moves money a key, so that repeating it does it once. */
/** `idempotencyKey` may be left out: a fresh one is made and kept over all repetitions. */
export type Keyed<Input extends {
    readonly idempotencyKey: string;
}> = Omit<Input, 'idempotencyKey'> & {
    readonly idempotencyKey?: string | undefined;
};
export declare function withIdempotencyKey<Input extends {
    readonly idempotencyKey: string;
}>(input: Keyed<Input>): Input;
/** 128 random bits. Not randomUUID: browsers have it only on secure origins. */
export declare function newIdempotencyKey(): string;
//# sourceMappingURL=idempotency-key.d.ts.map