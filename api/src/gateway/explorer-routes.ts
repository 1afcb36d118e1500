/**
 * GraphiQL at /graphiql, in TEST only: three files of our own, nothing from elsewhere.
 *
 * Its policy is narrower than the portal's: this page needs its script, its style and the API.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const FOLDER = fileURLToPath(new URL('../../explorer', import.meta.url));
const FILES = [
  ['/graphiql', 'index.html', 'text/html; charset=utf-8'],
  ['/graphiql/explorer.css', 'explorer.css', 'text/css; charset=utf-8'],
  ['/graphiql/explorer.js', 'explorer.js', 'text/javascript; charset=utf-8'],
] as const;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join(';');

export function addExplorerRoutes(fastify: FastifyInstance): void {
  for (const [url, file, type] of FILES) {
    const body = readFileSync(`${FOLDER}/${file}`);
    fastify.get(url, (_request, reply) =>
      reply
        .headers({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' })
        .type(type)
        .send(body),
    );
  }
}

/** In LIVE the portal's catch-all must not answer here: there is nothing. */
export function hideExplorer(fastify: FastifyInstance): void {
  for (const [url] of FILES) {
    fastify.get(url, (_request, reply) => {
      reply.callNotFound();
    });
  }
}
