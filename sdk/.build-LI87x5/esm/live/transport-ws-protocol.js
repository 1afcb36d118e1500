export const SUBPROTOCOL = 'graphql-transport-ws';
/** Null for what is no message of the protocol: the connection is then of no use. */
export function parseServerMessage(data) {
    if (typeof data !== 'string')
        return null;
    try {
        const message = JSON.parse(data);
        return isServerMessage(message) ? message : null;
    }
    catch {
        return null;
    }
}
export function isControl(message) {
    return !('id' in message);
}
function isServerMessage(message) {
    const { type, id, payload } = message;
    if (type === 'connection_ack' || type === 'ping' || type === 'pong')
        return true;
    if (typeof id !== 'string')
        return false;
    if (type === 'next')
        return typeof payload === 'object' && payload !== null;
    return type === 'complete' || (type === 'error' && Array.isArray(payload));
}
/** The server does not accept who we are: trying again with the same secret is pointless. */
export function isRefusal(closeCode) {
    return closeCode === 4401 || closeCode === 4403;
}
/** One side broke the protocol, or the address speaks another one. */
export function isProtocolViolation(closeCode) {
    return [4004, 4005, 4400, 4406, 4409, 4429].includes(closeCode);
}
//# sourceMappingURL=transport-ws-protocol.js.map