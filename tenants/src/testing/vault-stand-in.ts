/**
 * Speaks the part of Vault's documented HTTP API that we use: AppRole and token authentication and
 * the transit engine with derived keys. It can be told to fail as a real one does. Vault itself is
 * in no package registry that a test could install it from.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Body = Readonly<Record<string, unknown>>;

interface Answer {
  readonly status: number;
  readonly body?: Body;
}

interface TransitKeyState {
  readonly derived: boolean;
  readonly versions: Buffer[];
  minDecryptionVersion: number;
}

export interface VaultStandIn {
  readonly address: string;
  /** Accepted until `expireTokens`; AppRole gives others. */
  readonly rootToken: string;
  readonly appRole: { readonly roleId: string; readonly secretId: string };
  /** Every request as `METHOD path`. */
  readonly requests: readonly string[];
  /** The next requests are answered so, before anything else is looked at. */
  failNext(times: number, how: { readonly status: number } | 'HANG' | 'RESET'): void;
  /** No token that was given out so far is accepted any more. */
  expireTokens(): void;
  addToken(token: string): void;
  setMinDecryptionVersion(key: string, version: number): void;
  createKey(key: string, derived: boolean): void;
  stop(): Promise<void>;
}

const LEASE_SECONDS = 3_600;

export async function startVaultStandIn(): Promise<VaultStandIn> {
  const rootToken = `hvs.${randomUUID()}`;
  const appRole = { roleId: randomUUID(), secretId: randomUUID() };
  const tokens = new Set([rootToken]);
  const keys = new Map<string, TransitKeyState>();
  const requests: string[] = [];
  let failures: ({ readonly status: number } | 'HANG' | 'RESET')[] = [];

  const respond = (request: IncomingMessage, body: Body): Answer => {
    const path = new URL(request.url ?? '/', 'http://vault').pathname.replace(/^\/v1\//, '');
    if (path === 'auth/approle/login') return login(body, appRole, tokens);
    const token = request.headers['x-vault-token'];
    if (typeof token !== 'string' || !tokens.has(token)) return refusal(403, 'permission denied');
    return transit(keys, request.method ?? 'GET', path, body);
  };

  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    const failure = failures.shift();
    if (failure === 'HANG') return;
    if (failure === 'RESET') {
      request.socket.resetAndDestroy();
      return;
    }
    void readBody(request).then((body) => {
      const answer =
        failure === undefined ? respond(request, body) : refusal(failure.status, 'told to fail');
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ address: `http://127.0.0.1:${port}`, rootToken, appRole, requests },
    failNext: (times, how) => (failures = Array.from({ length: times }, () => how)),
    expireTokens: () => tokens.clear(),
    addToken: (token) => tokens.add(token),
    setMinDecryptionVersion(key, version) {
      const state = keys.get(key);
      if (state !== undefined) state.minDecryptionVersion = version;
    },
    createKey: (key, derived) => keys.set(key, newKey(derived)),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function login(body: Body, appRole: VaultStandIn['appRole'], tokens: Set<string>): Answer {
  if (body['role_id'] !== appRole.roleId || body['secret_id'] !== appRole.secretId) {
    return refusal(400, 'invalid role or secret ID');
  }
  const token = `hvs.${randomUUID()}`;
  tokens.add(token);
  const auth = { client_token: token, lease_duration: LEASE_SECONDS, renewable: true };
  return { status: 200, body: { auth } };
}

function transit(
  keys: Map<string, TransitKeyState>,
  method: string,
  path: string,
  body: Body,
): Answer {
  const match =
    /^transit\/(keys|datakey\/plaintext|encrypt|decrypt|rewrap)\/([\w.-]+)(\/rotate)?$/.exec(path);
  const [, operation, name = '', rotate] = match ?? [];
  if (operation === undefined) return refusal(404, 'no handler for route');
  const key = keys.get(name);
  if (operation === 'keys') return manage(keys, name, method, rotate !== undefined, body);
  if (key === undefined) return refusal(400, 'encryption key not found');
  if (method !== 'POST') return refusal(405, 'unsupported operation');
  const context = decoded(body['context']);
  if (key.derived && context === null) {
    return refusal(
      400,
      "missing 'context' for key derivation; the key was created using a derived key",
    );
  }
  return use(key, operation, context ?? Buffer.alloc(0), body);
}

function manage(
  keys: Map<string, TransitKeyState>,
  name: string,
  method: string,
  rotate: boolean,
  body: Body,
): Answer {
  const key = keys.get(name);
  if (rotate) {
    if (key === undefined) return refusal(400, 'no existing key named');
    key.versions.push(randomBytes(32));
    return { status: 204 };
  }
  if (method === 'POST') {
    if (key === undefined) keys.set(name, newKey(body['derived'] === true));
    return { status: 204 };
  }
  if (key === undefined) return { status: 404, body: { errors: [] } };
  const data = { name, type: 'aes256-gcm96', derived: key.derived };
  return { status: 200, body: { data: { ...data, latest_version: key.versions.length } } };
}

function newKey(derived: boolean): TransitKeyState {
  return { derived, versions: [randomBytes(32)], minDecryptionVersion: 1 };
}

function use(key: TransitKeyState, operation: string, context: Buffer, body: Body): Answer {
  if (operation === 'datakey/plaintext') {
    const plaintext = randomBytes(Number(body['bits'] ?? 256) / 8);
    return answer({ plaintext: plaintext.toString('base64'), ...wrap(key, context, plaintext) });
  }
  if (operation === 'encrypt') {
    const plaintext = decoded(body['plaintext']);
    return plaintext === null
      ? refusal(400, 'failed to base64-decode plaintext')
      : answer(wrap(key, context, plaintext));
  }
  const opened = unwrap(key, context, String(body['ciphertext']));
  if (!Buffer.isBuffer(opened)) return opened;
  return operation === 'decrypt'
    ? answer({ plaintext: opened.toString('base64') })
    : answer(wrap(key, context, opened));
}

function wrap(key: TransitKeyState, context: Buffer, plaintext: Buffer) {
  const version = key.versions.length;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', derive(key, version, context), nonce);
  const sealed = Buffer.concat([
    nonce,
    cipher.update(plaintext),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return { ciphertext: `vault:v${version}:${sealed.toString('base64')}`, key_version: version };
}

function unwrap(key: TransitKeyState, context: Buffer, text: string): Buffer | Answer {
  const [, number, base64] = /^vault:v(\d+):(.*)$/.exec(text) ?? [];
  if (number === undefined || base64 === undefined) {
    return refusal(400, 'invalid ciphertext: no prefix');
  }
  const version = Number(number);
  if (version < key.minDecryptionVersion) {
    return refusal(400, 'ciphertext or signature version is disallowed by policy (too old)');
  }
  const sealed = Buffer.from(base64, 'base64');
  if (version > key.versions.length) return refusal(400, 'invalid ciphertext: version is too new');
  if (sealed.length < 28) return refusal(400, 'invalid ciphertext length');
  try {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      derive(key, version, context),
      sealed.subarray(0, 12),
    ).setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
  } catch {
    return refusal(400, 'cipher: message authentication failed');
  }
}

function derive(key: TransitKeyState, version: number, context: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key.versions[version - 1] ?? '', '', context, 32));
}

function decoded(value: unknown): Buffer | null {
  return typeof value === 'string' && value !== '' ? Buffer.from(value, 'base64') : null;
}

function answer(data: Body): Answer {
  return { status: 200, body: { data } };
}

function refusal(status: number, error: string): Answer {
  return { status, body: { errors: [error] } };
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Body);
}
