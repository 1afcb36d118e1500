/**
 * Answers what is no HTTP request at all: headers too large, too slow, malformed.
 *
 * Node never makes a request of these, so no route, hook or error handler sees them; without this
 * the caller would get a bare status line and no code to look up.
 */
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { newId } from '@fiducia/tenants';
import { API_ERROR_CODES, type ApiErrorCode } from '../errors/api-error-codes.js';
import { httpErrorBody } from '../errors/http-error-body.js';

/** Codes of Node's HTTP parser and timers. */
const CODE_OF_CAUSE: Readonly<Record<string, ApiErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TOO_SLOW',
};

export function answerBrokenRequest(
  cause: Error & { readonly code?: string },
  socket: Socket,
  headers: Readonly<Record<string, string>>,
): void {
  // The peer is gone, or an answer is already under way.
  if (cause.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const code = CODE_OF_CAUSE[cause.code ?? ''] ?? 'MALFORMED_REQUEST';
  const requestId = newId();
  const body = JSON.stringify(httpErrorBody(code, requestId));
  const { http } = API_ERROR_CODES[code];
  const lines = [
    `HTTP/1.1 ${http} ${STATUS_CODES[http] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => {
    socket.destroy();
  });
}
