/** Keeps what the newest answer said. */
export class RateLimits {
    #states = [];
    get states() {
        return this.#states;
    }
    /** An answer that says nothing of limits, such as a proxy's, changes nothing. */
    note(headers) {
        const states = readRateLimits(headers);
        if (states.length > 0)
            this.#states = states;
    }
}
/** Empty when the answer says nothing of limits, or nothing that is to be relied on. */
export function readRateLimits(headers) {
    const policies = new Map(itemsOf(headers.get('ratelimit-policy')));
    return itemsOf(headers.get('ratelimit')).flatMap(([policy, state]) => {
        const { q: quota, w: windowSeconds } = policies.get(policy) ?? {};
        const { r: remaining, t: resetSeconds } = state;
        if (quota === undefined || windowSeconds === undefined)
            return [];
        if (remaining === undefined || resetSeconds === undefined)
            return [];
        return [{ policy, quota, windowSeconds, remaining, resetSeconds }];
    });
}
/** `"actor";q=1000;w=10, "tenant";q=…` (RFC 9651, lists of strings with whole-number parameters). */
function itemsOf(header) {
    return (header ?? '').split(',').flatMap((item) => {
        const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
        const policy = /^"([^"]+)"$/.exec(name)?.[1];
        return policy === undefined ? [] : [[policy, parametersOf(parameters)]];
    });
}
function parametersOf(texts) {
    const pairs = texts.map((text) => /^([a-z]+)=(\d{1,15})$/.exec(text));
    return Object.fromEntries(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1], Number(pair[2])]])));
}
//# sourceMappingURL=rate-limits.js.map