/** `/.well-known/fiducia-audit-key.pem`: what heads of the audit log are verified with, for anybody. */
import { auditPublicKeys, type TenantsDeps } from '@fiducia/tenants';
import type { FastifyInstance } from 'fastify';

export const AUDIT_KEY_PATH = '/.well-known/fiducia-audit-key.pem';

/** A new key is announced before it signs; nobody needs to hear of it sooner than this. */
const MAX_AGE_SECONDS = 60;

export function addAuditKeyRoute(fastify: FastifyInstance, tenants: Pick<TenantsDeps, 'db'>): void {
  fastify.get(AUDIT_KEY_PATH, async (_request, reply) => {
    const pem = await auditPublicKeys(tenants);
    if (pem === '') return reply.callNotFound();
    return reply
      .header('content-type', 'application/x-pem-file')
      .header('cache-control', `public, max-age=${MAX_AGE_SECONDS}`)
      .send(pem);
  });
}
