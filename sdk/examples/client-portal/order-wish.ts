/** Reads an order from a request and believes nothing that it says before looking at it. */
import type { IncomingMessage } from 'node:http';

import type { OrderWish } from './portal.ts';

type Read =
  { readonly ok: true; readonly value: OrderWish } | { readonly ok: false; readonly error: string };

const MAX_BODY_BYTES = 4_096;
const FIELDS = {
  accountId: /^acc_[0-9a-f]{32}$/,
  symbol: /^[\w.\-/]{1,32}$/,
  side: /^(BUY|SELL)$/,
  quantity: /^\d{1,12}(\.\d{1,12})?$/,
  idempotencyKey: /^[0-9a-f-]{32,36}$/,
} as const;

export async function readOrderWish(request: IncomingMessage): Promise<Read> {
  const text = await readBody(request);
  const fields = text === null ? null : parse(text);
  if (fields === null) return { ok: false, error: 'That is no order.' };
  for (const [name, pattern] of Object.entries(FIELDS)) {
    const value = fields[name];
    if (typeof value === 'string' && pattern.test(value)) continue;
    return { ok: false, error: `Please check: ${name}.` };
  }
  const { accountId, symbol, side, quantity, idempotencyKey } = fields as unknown as OrderWish;
  return { ok: true, value: { accountId, symbol, side, quantity, idempotencyKey } };
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
