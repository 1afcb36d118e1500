/** GraphiQL: there in TEST, from our own files alone; nothing at all in LIVE. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

const PATHS = ['/graphiql', '/graphiql/explorer.js', '/graphiql/explorer.css'];

describe.each(['TEST', 'LIVE'] as const)('in %s', (environment) => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ engine: false, environment });
  });
  afterAll(() => gateway.stop());

  it.each(PATHS)('%s is served or not there', async (path) => {
    const answer = await fetch(new URL(path, gateway.url), { headers: { accept: 'text/html' } });
    const text = await answer.text();
    if (environment === 'LIVE') {
      expect(answer.status).toBe(404);
      expect(text).toContain('ROUTE_NOT_FOUND');
      return;
    }
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/ style=| on[a-z]+="|innerHTML|eval\(/);
  });
});
