/** The address of whoever opened a WebSocket, also behind proxies that are trusted by name. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Walks `x-forwarded-for` from our end as long as each hop is a trusted proxy: what stands further
 * left was written by the client and proves nothing.
 */
export function clientAddress(request: IncomingMessage, trustedProxies: readonly string[]): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedProxies.length === 0) return direct;
  const trusted = trustedList(trustedProxies);
  const header = String(request.headers['x-forwarded-for'] ?? '');
  const hops = header.split(',').map((part) => part.trim());
  let address = direct;
  while (isTrusted(trusted, address)) {
    const next = hops.pop();
    if (next === undefined || isIP(next) === 0) break;
    address = next;
  }
  return address;
}

function trustedList(proxies: readonly string[]): BlockList {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

function isTrusted(list: BlockList, address: string): boolean {
  const version = isIP(address);
  return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
