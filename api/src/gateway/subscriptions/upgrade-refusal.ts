/** Says why an HTTP request may not become a WebSocket, in the form of every other error. */
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { newId } from '@fiducia/tenants';
import { API_ERROR_CODES, type ApiErrorCode } from '../../errors/api-error-codes.js';
import { httpErrorBody } from '../../errors/http-error-body.js';
import type { GatewayConfig } from '../gateway-deps.js';
import { GRAPHQL_PATH } from '../graphql-route.js';
import { isAllowedOrigin } from '../origin-check.js';

export function refusalOf(request: IncomingMessage, config: GatewayConfig): ApiErrorCode | null {
  if (request.url?.split('?')[0] !== GRAPHQL_PATH) return 'ROUTE_NOT_FOUND';
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const { tls, allowedOrigins } = config;
  const fetchSite = typeof site === 'string' ? site : undefined;
  const allowed = isAllowedOrigin({ origin, host, tls, allowedOrigins, fetchSite });
  return allowed ? null : 'CROSS_SITE_REQUEST';
}

export function refuseUpgrade(socket: Duplex, code: ApiErrorCode): void {
  const requestId = newId();
  const body = JSON.stringify(httpErrorBody(code, requestId));
  const { http } = API_ERROR_CODES[code];
  const lines = [
    `HTTP/1.1 ${http} ${STATUS_CODES[http] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
  ];
  // The peer may be gone already; nobody is left to tell.
  socket.on('error', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
