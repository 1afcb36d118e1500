/** RFC 8785: the one text of a JSON value, in which leaves of the audit log are hashed. */
import type { JsonValue } from '../scalars.js';
/** Throws on what JSON cannot carry exactly: undefined, NaN, infinities, lone surrogates. */
export declare function canonicalJson(value: JsonValue): string;
//# sourceMappingURL=canonical-json.d.ts.map