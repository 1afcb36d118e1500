/**
 * Speaks the part of the documented S3 API that copies of heads use: PUT with Object Lock and
 * `if-none-match`, GET, ListObjectsV2, and the check of Signature Version 4.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredObject {
  readonly body: string;
  readonly lockMode: string | undefined;
  readonly retainUntil: string | undefined;
}

export interface ObjectStorageStandIn {
  /** With the bucket and a prefix. */
  readonly url: string;
  readonly objects: Map<string, StoredObject>;
  /** The next requests are answered so. */
  failNext(times: number, status: number): void;
  stop(): Promise<void>;
}

export const STAND_IN_KEY = { accessKeyId: 'AKIDTEST', secretAccessKey: 'a secret of the test' };
const REGION = 'eu-test-1';
const BUCKET = '/heads/';

export async function startObjectStorage(): Promise<ObjectStorageStandIn> {
  const objects = new Map<string, StoredObject>();
  let failures: number[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const failure = failures.shift();
      if (failure !== undefined) return void response.writeHead(failure).end();
      if (!isSigned(request, body)) return void response.writeHead(403).end();
      return answer(objects, request, response, body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/heads/fiducia`,
    objects,
    failNext: (times, status) => (failures = Array.from({ length: times }, () => status)),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(
  objects: Map<string, StoredObject>,
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): void {
  const url = new URL(request.url ?? '/', 'http://storage');
  if (url.searchParams.get('list-type') === '2') {
    const { prefix, after } = {
      prefix: url.searchParams.get('prefix') ?? '',
      after: url.searchParams.get('start-after') ?? '',
    };
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const contents = keys
      .slice(0, Number(url.searchParams.get('max-keys') ?? 1_000))
      .map((key) => `<Contents><Key>${key}</Key></Contents>`);
    response.writeHead(200).end(`<ListBucketResult>${contents.join('')}</ListBucketResult>`);
    return;
  }
  const key = decodeURIComponent(url.pathname.slice(BUCKET.length));
  const present = objects.get(key);
  if (request.method === 'GET') {
    response.writeHead(present === undefined ? 404 : 200).end(present?.body);
    return;
  }
  if (present !== undefined && request.headers['if-none-match'] === '*') {
    response.writeHead(412).end();
    return;
  }
  const lockMode = header(request, 'x-amz-object-lock-mode');
  const retainUntil = header(request, 'x-amz-object-lock-retain-until-date');
  objects.set(key, { body, lockMode, retainUntil });
  response.writeHead(200).end();
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned(request: IncomingMessage, body: string): boolean {
  const authorization = request.headers.authorization ?? '';
  const [, names = '', signature = ''] =
    /SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(authorization) ?? [];
  const url = new URL(request.url ?? '/', 'http://storage');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const hash = header(request, 'x-amz-content-sha256') ?? '';
  if (hash !== 'UNSIGNED-PAYLOAD' && hash !== sha256(body)) return false;
  const canonical = [
    ...[request.method ?? '', url.pathname, query.join('&')],
    ...names.split(';').map((name) => `${name}:${header(request, name) ?? ''}`),
    ...['', names, hash],
  ].join('\n');
  const time = header(request, 'x-amz-date') ?? '';
  const scope = `${time.slice(0, 8)}/${REGION}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = scope
    .split('/')
    .reduce<Buffer>(
      (parent, part) => hmac(parent, part),
      Buffer.from(`AWS4${STAND_IN_KEY.secretAccessKey}`),
    );
  return hmac(key, text).toString('hex') === signature;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value.trim() : undefined;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
