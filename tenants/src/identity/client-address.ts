/** The address that a request comes from, in one form. */
import { isIP } from 'node:net';

const IPV4_IN_IPV6 = /^::ffff:(?=\d+\.)/i;

/** Null when it is no address, such as a local socket's; an IPv4 address is written as one. */
export function normaliseAddress(ip: string): string | null {
  const text = ip.replace(IPV4_IN_IPV6, '').replace(/%.*$/, '');
  return isIP(text) === 0 ? null : text;
}

/** The groups of an IPv6 address that name the network: a subscriber owns all 2^64 below. */
const NETWORK_GROUPS = 4;

/**
 * What counts as one place when attempts are counted: an IPv4 address, or a whole IPv6 network of 64
 * bits. Counting single IPv6 addresses would count nothing, as anybody has a new one for each try.
 */
export function addressPlace(ip: string): string {
  const address = normaliseAddress(ip) ?? ip;
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  // `::` stands for as many zeros as are missing from eight groups.
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

function groupsOf(text: string): readonly string[] {
  if (text === '') return [];
  // A dotted tail such as `64:ff9b::192.0.2.1` takes the place of two groups.
  return text
    .split(':')
    .flatMap((group) => (group.includes('.') ? [group, group] : [group.replace(/^0+(?=.)/, '')]));
}
