/** Portal files and health checks, over a real Fastify. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addHealthRoutes } from './health-routes.js';
import { addPortalRoutes, portalFiles } from './portal-routes.js';

describe('portal files', () => {
  let directory: string;
  let fastify: FastifyInstance;

  beforeAll(async () => {
    const base = mkdtempSync(join(tmpdir(), 'fiducia-portal-'));
    directory = join(base, 'dist');
    mkdirSync(join(directory, 'assets'), { recursive: true });
    writeFileSync(join(base, 'secret.txt'), 'secret');
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Portal</title>');
    writeFileSync(join(directory, 'assets', 'app-1234.js'), 'x'.repeat(5_000));
    writeFileSync(join(directory, 'icon.svg'), '<svg/>');
    fastify = Fastify();
    fastify.get('/graphql', () => 'graphql');
    await addPortalRoutes(fastify, directory, portalFiles(directory) ?? new Set());
    await fastify.ready();
  });
  afterAll(async () => {
    await fastify.close();
    rmSync(join(directory, '..'), { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    fastify.inject({ method: 'GET', url, headers });
  const html = { accept: 'text/html,*/*' };

  it.each(['/', '/index.html', '/?x=1', '/accounts/acc_1'])('shows the page at %s', async (url) => {
    const answer = await get(url, html);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.body).toContain('Portal');
  });

  it('lets files with a hash in their name be kept for ever, and packs them', async () => {
    const answer = await get('/assets/app-1234.js', { 'accept-encoding': 'gzip' });
    expect(answer.headers['cache-control']).toContain('immutable');
    expect(answer.headers['content-encoding']).toBe('gzip');
  });

  it('asks for other files again each time', async () => {
    expect((await get('/icon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['//', '///', '//[', '//portal:0x/'])('shows the page at %s as well', async (url) => {
    expect((await get(url, html)).statusCode).toBe(200);
  });

  it.each([
    '/assets/missing.js',
    '/missing.png',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
  ])('has nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toBe('secret');
  });

  it('leaves the other routes alone', async () => {
    expect((await get('/graphql', html)).body).toBe('graphql');
  });

  it('is absent when the portal was not built', () => {
    expect(portalFiles(join(directory, 'assets'))).toBeNull();
    expect(portalFiles(join(directory, 'nowhere'))).toBeNull();
  });
});

describe('health checks', () => {
  async function ready(health: Parameters<typeof addHealthRoutes>[1]) {
    const fastify = Fastify();
    addHealthRoutes(fastify, health);
    const answer = await fastify.inject('/readyz');
    expect((await fastify.inject('/healthz')).statusCode).toBe(200);
    await fastify.close();
    return [answer.statusCode, answer.json()];
  }
  const up = () => Promise.resolve();

  it('are ready while the database answers', async () => {
    const answer = await ready({ isStopping: () => false, pingDatabase: up });
    expect(answer).toEqual([200, { status: 'ready' }]);
  });

  it('are not ready while the process stops', async () => {
    const answer = await ready({ isStopping: () => true, pingDatabase: up });
    expect(answer).toEqual([503, { status: 'not-ready', reason: 'stopping' }]);
  });

  it('are not ready without the database, and do not say what it said', async () => {
    const pingDatabase = () => Promise.reject(new Error('password authentication failed'));
    const answer = await ready({ isStopping: () => false, pingDatabase });
    expect(answer).toEqual([503, { status: 'not-ready', reason: 'database' }]);
  });
});
