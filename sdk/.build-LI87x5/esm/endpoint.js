/** Finds the API's addresses and refuses those over which a secret would travel in the clear. */
import { ConfigurationError } from './errors/client-errors.js';
/** `http://host`, `http://host/graphql`, or in a browser a path of the page's own host. */
export function resolveEndpoint(url, pageUrl) {
    const parsed = parseUrl(url, pageUrl);
    if (parsed.username !== '' || parsed.password !== '') {
        throw new ConfigurationError('Put no name or password into `url`: addresses end up in logs.');
    }
    if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') {
        throw new ConfigurationError(`\`url\` begins with http:// or https://, not ${parsed.protocol}`);
    }
    const path = parsed.pathname.replace(/\/+$/, '');
    const address = `${parsed.host}${path.endsWith('/graphql') ? path : `${path}/graphql`}`;
    const isEncrypted = parsed.protocol === 'https:';
    return {
        http: `${parsed.protocol}//${address}`,
        webSocket: `${isEncrypted ? 'wss' : 'ws'}://${address}`,
        isLoopback: isLoopback(parsed.hostname),
        isEncrypted,
    };
}
function parseUrl(url, pageUrl) {
    try {
        return new URL(url, pageUrl);
    }
    catch {
        throw new ConfigurationError('`url` is not an address. It looks like https://api.example.com or http://127.0.0.1:4000.');
    }
}
/** Names that never leave the machine: 127.0.0.0/8, ::1, localhost and all names under it. */
function isLoopback(hostname) {
    return (hostname === 'localhost' ||
        hostname.endsWith('.localhost') ||
        hostname === '[::1]' ||
        /^127(\.\d{1,3}){3}$/.test(hostname));
}
//# sourceMappingURL=endpoint.js.map