/** The bare HTTP server: what it answers before any route is found. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { openHttpServer } from './http-server.js';
import { renderSecurityHeaders } from './security-headers.js';

let fastify: FastifyInstance;

beforeAll(async () => {
  const config = {
    environment: 'LIVE' as const,
    tls: false,
    trustedProxies: [],
    allowedOrigins: [],
  };
  const ignore = (): void => undefined;
  const logger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
  fastify = await openHttpServer({ config, logger });
  fastify.get('/page', (_request, reply) => reply.send('page'));
  await fastify.ready();
});
afterAll(() => fastify.close());

it.each(['/%', '/%E0%A4%A', '/%<script>'])(
  'answers the address %s as any other mistake, with the security headers and no echo',
  async (url) => {
    const answer = await fastify.inject({ method: 'GET', url });
    expect(answer.statusCode).toBe(400);
    const { headers } = await fastify.inject({ method: 'GET', url: '/page' });
    for (const name of ['content-security-policy', 'x-content-type-options', 'x-frame-options']) {
      expect(answer.headers[name]).toBe(headers[name]);
      expect(answer.headers[name]).toBeDefined();
    }
    const { requestId } = answer.json<{ errors: { extensions: { requestId: string } }[] }>()
      .errors[0]?.extensions ?? { requestId: '' };
    expect(answer.headers['x-request-id']).toBe(requestId);
    expect(answer.body).toContain('MALFORMED_REQUEST');
    expect(answer.body).not.toContain(url);
  },
);

it('asks browsers for TLS where we are reached by TLS, and nowhere else', async () => {
  const [plain, tls] = await Promise.all([
    renderSecurityHeaders({ tls: false }),
    renderSecurityHeaders({ tls: true }),
  ]);
  expect(plain['strict-transport-security']).toBeUndefined();
  expect(tls['strict-transport-security']).toBe('max-age=63072000; includeSubDomains; preload');
  expect(tls['content-security-policy']).toContain('upgrade-insecure-requests');
  for (const headers of [plain, tls]) {
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  }
});
