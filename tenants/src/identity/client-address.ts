/** The address that a request comes from, in one form. */
import { isIP } from 'node:net';

const IPV4_IN_IPV6 = /^::ffff:(?=\d+\.)/i;

/** Null when it is no address, such as a local socket's; an IPv4 address is written as one. */
export function normaliseAddress(ip: string): string | null {
  const text = ip.replace(IPV4_IN_IPV6, '').replace(/%.*$/, '');
  return isIP(text) === 0 ? null : text;
}
