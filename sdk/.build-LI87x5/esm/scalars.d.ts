/** The scalars of the API as TypeScript sees them. */
/** Opaque and typed: `acc_` + 32 hex digits. Keep it as it is. */
export type Id = string;
/**
 * A decimal number as text, e.g. `"10250.37"`. It is never turned into a JavaScript number here:
 * 0.1 + 0.2 is not 0.3 in one, and the cents that are lost belong to somebody. Use a decimal
 * library for arithmetic, `Number(value)` only for drawing.
 */
export type Decimal = string;
/** ISO 8601 in UTC, e.g. `"2020-03-16T20:00:00.000Z"`. `new Date(value)` reads it. */
export type DateTime = string;
/** Numbers at each of several times, null where there is none. */
export type NumberColumn = readonly (number | null)[];
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | {
    readonly [key: string]: JsonValue;
};
//# sourceMappingURL=scalars.d.ts.map