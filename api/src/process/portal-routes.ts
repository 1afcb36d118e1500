/** The portal's built files on the gateway's own port; every other page address is the portal's too. */
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import compress from '@fastify/compress';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { MANIFEST_FILE } from '../gateway/persisted/read-manifest.js';

export const BUILT_PORTAL = fileURLToPath(new URL('../../../admin-web/dist', import.meta.url));

const PAGE = 'index.html';
/** Vite puts a hash of the content into these names: they never change. */
const HASHED = 'assets/';
const ONE_YEAR = 'public, max-age=31536000, immutable';

/** The files of the build, or null when the portal has not been built. */
export function portalFiles(directory: string): ReadonlySet<string> | null {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
    const served = files.filter((name) => name !== MANIFEST_FILE);
    return served.includes(PAGE) ? new Set(served) : null;
  } catch {
    return null;
  }
}

/**
 * Threat: a path that leaves the directory (`..`, encoded or not). Only names that stood in the
 * directory at the start are ever sent; everything else is a page of the portal or nothing.
 */
export async function addPortalRoutes(
  fastify: FastifyInstance,
  directory: string,
  files: ReadonlySet<string>,
): Promise<void> {
  await fastify.register(async (portal) => {
    await portal.register(compress, { global: true });
    await portal.register(fastifyStatic, { root: directory, serve: false, cacheControl: false });
    const send = (request: FastifyRequest, reply: FastifyReply) => {
      const path = pathOf(request.url);
      if (files.has(path) && path !== PAGE) {
        reply.header('cache-control', path.startsWith(HASHED) ? ONE_YEAR : 'no-cache');
        return reply.sendFile(path);
      }
      if (!wantsPage(request, path)) return reply.callNotFound();
      reply.header('cache-control', 'no-cache');
      return reply.sendFile(PAGE);
    };
    portal.get('/', send);
    portal.get('/*', send);
  });
}

/** Not by `new URL`: it refuses some of what a stranger may send, such as `//`. */
function pathOf(url: string): string {
  return url.replace(/[?#].*$/su, '').replace(/^\/+/u, '');
}

/** A missing script or picture is a 404; an address that a person opened is the portal's to judge. */
function wantsPage(request: FastifyRequest, path: string): boolean {
  if (path === '' || path === PAGE) return true;
  return (request.headers.accept ?? '').includes('text/html') && !path.startsWith(HASHED);
}
