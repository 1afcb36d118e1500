/**
 * A client portal of a partner: `npx node sdk/examples/client-portal/server.ts` beside `npm start`.
 *
 * The partner's API key stays in this process. The page gets one client's accounts, live, in the
 * partner's brand, and may place orders. Put your own sign-in where `clientId` is chosen (config.ts).
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';

import { FiduciaError, OrderDeniedError } from '@fiducia/sdk';

import { readConfig } from './config.ts';
import { readOrderWish } from './order-wish.ts';
import { Portal, UnknownAccountError } from './portal.ts';
import { isSameOrigin, SECURE_HEADERS } from './security.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

const config = readConfig(process.env);
const portal = await Portal.open(config);

const ROUTES: Readonly<Record<string, Handler>> = {
  'GET /': file('page.html', 'text/html; charset=utf-8'),
  'GET /page.js': file('page.js', 'text/javascript'),
  'GET /page.css': file('page.css', 'text/css'),
  'GET /brand.css': (_, response) => send(response, 200, 'text/css', brandStyle()),
  'GET /logo.svg': (_, response) =>
    send(response, 200, 'image/svg+xml', portal.branding.logoSvg ?? EMPTY_LOGO),
  'GET /api/overview': async (_, response) => sendJson(response, 200, await portal.overview()),
  'GET /api/live': follow,
  'POST /api/orders': async (request, response) => {
    const wish = await readOrderWish(request);
    if (wish.ok) sendJson(response, 201, await portal.place(wish.value));
    else sendJson(response, 400, { message: wish.error });
  },
};

const EMPTY_LOGO = '<svg xmlns="http://www.w3.org/2000/svg"/>';

const server = createServer((request, response) => {
  for (const [name, value] of Object.entries(SECURE_HEADERS)) response.setHeader(name, value);
  // Not `new URL`: it throws for addresses such as `//`, and nobody would catch it here.
  const [path] = (request.url ?? '/').split('?');
  const handler = ROUTES[`${request.method} ${path}`];
  if (!isSameOrigin(request)) sendJson(response, 403, { message: 'Open the portal itself.' });
  else if (handler === undefined) sendJson(response, 404, { message: 'There is no such page.' });
  else void answer(handler, request, response);
});
server.listen(config.port, '127.0.0.1', () => {
  console.log(`The portal is at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

async function answer(handler: Handler, request: IncomingMessage, response: ServerResponse) {
  try {
    await handler(request, response);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sendError(response, error);
  }
}

/** A refusal by risk is for the client to read; anything else is for the partner's log. */
function sendError(response: ServerResponse, error: unknown): void {
  if (error instanceof OrderDeniedError) {
    const { message, check, value, limit } = error;
    sendJson(response, 422, { message, check, value, limit });
  } else if (error instanceof UnknownAccountError) {
    sendJson(response, 404, { message: error.message });
  } else if (error instanceof FiduciaError) {
    console.error(error.code, error.requestId, error.message);
    sendJson(response, error.retryable ? 503 : 409, { message: error.message });
  } else {
    console.error(error);
    sendJson(response, 500, { message: 'Something went wrong. Please try again.' });
  }
}

/** Server-sent events: the browser reconnects by itself, and reads the overview anew when it does. */
async function follow(_: IncomingMessage, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  await portal.follow(gone.signal, (message) => {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
  });
  response.end();
}

function file(name: string, type: string): Handler {
  const path = new URL(`public/${name}`, import.meta.url);
  return async (_, response) => send(response, 200, type, await readFile(path, 'utf8'));
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.setHeader('cache-control', 'no-store');
  send(response, status, 'application/json', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}

function brandStyle(): string {
  const { primaryColor, accentColor } = portal.branding;
  return `:root { --primary: ${primaryColor}; --accent: ${accentColor}; }`;
}
