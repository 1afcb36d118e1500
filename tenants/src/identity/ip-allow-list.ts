/** The addresses and networks from which an API key may be used, as people write them. */
import { isIP } from 'node:net';

import { z } from 'zod';

export const MAX_ALLOWED_IPS = 50;

const BITS = { 4: 32, 6: 128 } as const;

/** IPv4 written as IPv6. Requests are compared by the short form, which these would never fit. */
const MAPPED_IPV4 = /^(::|(0{1,4}:){5})ffff:/i;

/** `192.0.2.7`, `192.0.2.0/24`, `2001:db8::/32`. A network of everything is no list. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  // A zone such as fe80::1%eth0 means something on one machine only.
  if ((version !== 4 && version !== 6) || rest.length > 0 || address.includes('%')) return false;
  if (MAPPED_IPV4.test(address)) return false;
  if (prefix === undefined) return true;
  if (!/^[1-9]\d{0,2}$/.test(prefix)) return false;
  return Number(prefix) <= BITS[version];
}

export const allowedIpsSchema = z
  .array(z.string().refine(isAddressOrNetwork, 'Use an IP address or a network such as 10.0.0.0/8'))
  .max(MAX_ALLOWED_IPS, `Use at most ${MAX_ALLOWED_IPS} addresses`);
