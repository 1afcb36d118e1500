import type { Id } from '../scalars.js';
export declare function found<Value>(value: Value | null, what: string, id: Id): Value;
//# sourceMappingURL=found.d.ts.map