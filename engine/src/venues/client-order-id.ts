/** The name of an order at the venue: unique for ever, repeatable, and it tells nobody anything. */
import { createHmac } from 'node:crypto';
import type { AccountId, TenantId } from '@fiducia/tenants';
import type { OrderRef } from '../kernel/inputs.js';

/** RFC 4648, lower case: five bits a character. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
/** 130 bits: collisions do not happen, and every venue takes 27 characters. */
const ID_LENGTH = 26;

export class ClientOrderIds {
  private readonly tenantKeys = new Map<TenantId, Buffer>();

  /** `secret` belongs to the installation; each tenant's key is derived from it. */
  constructor(private readonly secret: Uint8Array) {}

  of(tenantId: TenantId, accountId: AccountId, order: OrderRef): string {
    const mac = createHmac('sha256', this.keyOf(tenantId)).update(`${accountId}|${order}`).digest();
    return `f${base32(mac).slice(0, ID_LENGTH)}`;
  }

  private keyOf(tenantId: TenantId): Buffer {
    const known = this.tenantKeys.get(tenantId);
    if (known !== undefined) return known;
    const key = createHmac('sha256', this.secret).update(`client-order-id|${tenantId}`).digest();
    this.tenantKeys.set(tenantId, key);
    return key;
  }
}

function base32(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((value >>> bits) & 31);
    }
  }
  return text;
}
