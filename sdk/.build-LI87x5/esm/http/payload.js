/** Failures are the members with a code; a failure type that is newer than this client has one too. */
export function payloadOf(result) {
    if (isFailure(result))
        return { ok: false, failure: result };
    return { ok: true, value: result };
}
/** For queries, which have no failures of their own. */
export function valueOf(value) {
    return { ok: true, value };
}
function isFailure(result) {
    return 'code' in result && 'message' in result && typeof result.code === 'string';
}
//# sourceMappingURL=payload.js.map