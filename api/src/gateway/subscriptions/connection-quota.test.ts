/** Shares of the connections: nobody takes those of the others. */
import type { TenantId } from '@fiducia/tenants';
import { describe, expect, it } from 'vitest';
import { ConnectionQuota } from './connection-quota.js';

const who = (tenant: string, actor: string) => ({
  tenantId: tenant as TenantId,
  actor: { id: actor },
});

describe('connection quota', () => {
  it('ends at the share of one actor and leaves the others of the tenant theirs', () => {
    const quota = new ConnectionQuota({ perActor: 2, perTenant: 10 });
    expect(quota.take(who('a', '1'))).not.toBeNull();
    expect(quota.take(who('a', '1'))).not.toBeNull();
    expect(quota.take(who('a', '1'))).toBeNull();
    expect(quota.take(who('a', '2'))).not.toBeNull();
    expect(quota.take(who('b', '1'))).not.toBeNull();
  });

  it('ends at the share of one tenant and leaves the other tenants theirs', () => {
    const quota = new ConnectionQuota({ perActor: 2, perTenant: 3 });
    const taken = ['1', '1', '2', '2'].map((actor) => quota.take(who('a', actor)));
    expect(taken.map((release) => release !== null)).toEqual([true, true, true, false]);
    expect(quota.take(who('b', '1'))).not.toBeNull();
  });

  it('gives a place back once, however often it is asked', () => {
    const quota = new ConnectionQuota({ perActor: 2, perTenant: 2 });
    const release = quota.take(who('a', '1'));
    quota.take(who('a', '1'));
    release?.();
    release?.();
    expect(quota.take(who('a', '1'))).not.toBeNull();
    expect(quota.take(who('a', '1'))).toBeNull();
  });

  it('takes nothing when it refuses', () => {
    const quota = new ConnectionQuota({ perActor: 1, perTenant: 2 });
    const release = quota.take(who('a', '1'));
    for (let refusal = 0; refusal < 5; refusal += 1) expect(quota.take(who('a', '1'))).toBeNull();
    expect(quota.take(who('a', '2'))).not.toBeNull();
    release?.();
    expect(quota.take(who('a', '1'))).not.toBeNull();
  });
});
