/** Copies of heads in S3-compatible storage with Object Lock: nobody deletes them before their day. */
import { createHash } from 'node:crypto';

import { AwsClient } from 'aws4fetch';

import type { Clock } from '../../clock.js';
import { toWireId } from '../../ids.js';
import type { CopyPlace, HeadCopies } from './head-copies.js';
import type { KeptHead } from './kept-heads.js';

export interface S3HeadCopiesConfig {
  /** `https://s3.eu-central-1.amazonaws.com/bucket/prefix`: the bucket is the path's first part. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly retentionDays: number;
}

const TIMEOUT_MS = 10_000;
const DAY_MS = 86_400_000;
/** As many digits as the largest size has, so that names sort as sizes do. */
const SIZE_DIGITS = 16;
const NAME = /<Key>[^<]*\/(\d{16})\.note<\/Key>/;

/** The storage refused or does not answer; never with a key in it. */
export class HeadCopiesError extends Error {
  override readonly name = 'HeadCopiesError';
}

export class S3HeadCopies implements HeadCopies {
  readonly #config: S3HeadCopiesConfig;
  readonly #clock: Clock;
  readonly #client: AwsClient;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(config: S3HeadCopiesConfig, clock: Clock) {
    const { accessKeyId, secretAccessKey, region } = config;
    this.#config = config;
    this.#clock = clock;
    this.#client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      retries: 2,
    });
    const { origin, pathname } = new URL(config.url);
    const [bucket = '', ...prefix] = pathname.split('/').filter((part) => part !== '');
    this.#bucket = `${origin}/${bucket}`;
    this.#prefix = prefix.map((part) => `${part}/`).join('');
  }

  /** `if-none-match` makes the first one stand; a second of the same size is compared with it. */
  async put(place: CopyPlace, head: KeptHead): Promise<'STORED' | 'DIFFERENT'> {
    const url = `${this.#bucket}/${this.#keyOf(place, head.treeSize)}`;
    const until = this.#clock.now().getTime() + this.#config.retentionDays * DAY_MS;
    const sha256 = createHash('sha256').update(head.note).digest();
    const stored = await this.#ask(url, {
      method: 'PUT',
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'if-none-match': '*',
        'x-amz-content-sha256': sha256.toString('hex'),
        'x-amz-checksum-sha256': sha256.toString('base64'),
        'x-amz-object-lock-mode': 'COMPLIANCE',
        'x-amz-object-lock-retain-until-date': new Date(until).toISOString(),
      },
      body: head.note,
    });
    if (stored.ok) return 'STORED';
    if (stored.status !== 412) throw refused('PUT', stored.status);
    const present = await this.#ask(url, { method: 'GET' });
    if (!present.ok) throw refused('GET', present.status);
    return (await present.text()) === head.note ? 'STORED' : 'DIFFERENT';
  }

  async sizeBeyond(place: CopyPlace, treeSize: bigint): Promise<bigint | null> {
    const query = new URLSearchParams({
      'list-type': '2',
      prefix: this.#folderOf(place),
      'start-after': this.#keyOf(place, treeSize),
      'max-keys': '1',
    });
    const answer = await this.#ask(`${this.#bucket}?${query.toString()}`, { method: 'GET' });
    if (!answer.ok) throw refused('List', answer.status);
    const size = NAME.exec(await answer.text())?.[1];
    return size === undefined ? null : BigInt(size);
  }

  #folderOf({ tenantId, history }: CopyPlace): string {
    return `${this.#prefix}${toWireId('tenant', tenantId)}/${history}/`;
  }

  #keyOf(place: CopyPlace, treeSize: bigint): string {
    return `${this.#folderOf(place)}${treeSize.toString().padStart(SIZE_DIGITS, '0')}.note`;
  }

  async #ask(url: string, init: RequestInit): Promise<Response> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return await this.#client.fetch(url, { ...init, redirect: 'error', signal });
    } catch (error) {
      throw new HeadCopiesError('The object storage does not answer', { cause: error });
    }
  }
}

function refused(what: string, status: number): HeadCopiesError {
  return new HeadCopiesError(`The object storage answered ${status} to ${what}`);
}
