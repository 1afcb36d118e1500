import type { Reading } from './graphql-caller.js';
export type Payload<Result> = Exclude<Result, {
    readonly code: string;
}>;
/** Failures are the members with a code; a failure type that is newer than this client has one too. */
export declare function payloadOf<Result extends {
    readonly __typename: string;
}>(result: Result): Reading<Payload<Result>>;
/** For queries, which have no failures of their own. */
export declare function valueOf<Value>(value: Value): Reading<Value>;
//# sourceMappingURL=payload.d.ts.map