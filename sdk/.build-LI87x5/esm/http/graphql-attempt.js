import { NetworkError, ProtocolError } from '../errors/client-errors.js';
import { errorFromGraphQL } from '../errors/error-from-answer.js';
import { CLIENT_NAME, userAgent } from '../version.js';
import { readRetryAfterMs } from './backoff.js';
export async function attemptGraphQL(options, request, signal) {
    const received = await send(options, request, signal);
    if (!received.ok)
        return failed(unreachable(options, request, received.cause), null);
    return readAnswer(options, received.answer, received.text);
}
async function send(options, request, signal) {
    // Outside the try: variables that are no JSON are the caller's mistake, not the network's.
    const body = bodyOf(request);
    try {
        const answer = await options.fetch(options.endpoint.http, {
            method: 'POST',
            headers: headersOf(options, request),
            body,
            credentials: options.usesCookie ? 'include' : 'omit',
            // A redirect would carry the secret to an address that nobody has checked.
            redirect: 'manual',
            signal,
        });
        return { ok: true, answer, text: await answer.text() };
    }
    catch (cause) {
        return { ok: false, cause };
    }
}
function headersOf({ credentials, usesCookie }, { anonymous = false }) {
    const { authorization } = credentials;
    return {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'x-fiducia-client': CLIENT_NAME,
        ...userAgent(),
        ...(authorization === null || usesCookie || anonymous ? {} : { authorization }),
    };
}
function bodyOf({ name, source, variables }) {
    return JSON.stringify({
        operationName: name === '' ? undefined : name,
        query: source,
        variables,
    });
}
function readAnswer(options, answer, text) {
    const requestId = answer.headers.get('x-request-id');
    options.rateLimits.note(answer.headers);
    const retryAfterMs = readRetryAfterMs(answer.headers.get('retry-after'), Date.now());
    const body = parseBody(text);
    if (body === null)
        return failed(notOurs(options, answer.status, requestId), retryAfterMs);
    const [first] = body.errors ?? [];
    if (first !== undefined) {
        return failed(errorFromGraphQL(first, requestId), retryAfterMs ?? statedRetryAfterMs(first));
    }
    if (body.data === undefined || body.data === null) {
        return failed(notOurs(options, answer.status, requestId), retryAfterMs);
    }
    return { ok: true, data: body.data, requestId };
}
function statedRetryAfterMs({ extensions }) {
    const seconds = extensions?.['retryAfterSeconds'];
    return typeof seconds === 'number' ? seconds * 1_000 : null;
}
/** Null when the text is not a GraphQL answer: a proxy's page, or another service. */
function parseBody(text) {
    try {
        const body = JSON.parse(text);
        if (typeof body !== 'object' || body === null)
            return null;
        const isOurs = 'data' in body || ('errors' in body && Array.isArray(body.errors));
        return isOurs ? body : null;
    }
    catch {
        return null;
    }
}
/** Overload and gateways in between pass with time; everything else is a wrong address. */
function notOurs({ endpoint }, status, requestId) {
    if (status === 408 || status === 429 || status >= 500) {
        const message = `${endpoint.http} answered with HTTP ${status} and no GraphQL answer.`;
        return new NetworkError(message, { requestId });
    }
    const isRedirect = status === 0 || (status >= 300 && status < 400);
    const advice = isRedirect ? 'a redirect: give the final address as `url`' : `HTTP ${status}`;
    const message = `${endpoint.http} is not a Fiducia API: it answered with ${advice}.`;
    return new ProtocolError(message, { requestId });
}
function unreachable(options, request, cause) {
    const message = `${options.endpoint.http} could not be reached.`;
    const { idempotencyKey } = request;
    return new NetworkError(message, { idempotencyKey, cause: safeCause(options, cause) });
}
/** An injected fetch may quote the request that failed, and with it the secret. */
function safeCause({ credentials }, cause) {
    const texts = cause instanceof Error ? [cause.message, cause.stack ?? ''] : [String(cause)];
    return texts.some((text) => credentials.appearIn(text)) ? undefined : cause;
}
function failed(error, retryAfterMs) {
    return { ok: false, error, retryAfterMs };
}
//# sourceMappingURL=graphql-attempt.js.map