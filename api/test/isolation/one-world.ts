/**
 * Makes answers of two worlds comparable byte by byte.
 *
 * What was there when the worlds parted is compared as it is. What came afterwards cannot be the
 * same in both: new random ids, secrets and hashes over them are numbered in the order in which they
 * appear, stamps of the two runs and how long they took are marked, cursors are opened and treated
 * alike, and rows that a list's order leaves tied are put into one. Nothing else is replaced.
 */
import type { GraphqlAnswer } from '../support/graphql-request.js';
import { untied } from './tied-rows.js';

/** Differ between any two requests, whoever asks. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['date', 'x-request-id']);
/** How long a run took; its length shows in that of the body, which is compared itself. */
const SECONDS = /"seconds":[\d.e-]+/g;
/** Until a limit's window ends: it goes down by the clock between one world's request and the other's. */
const RETRY_AFTER = /"retryAfterSeconds":\d+/g;
const LENGTH = 'content-length';
const PRINTABLE = /^[ -~]+$/;
const STAMP = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z/g;
const NEW_ID =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{32}/g;
/** An API key, or only what is shown of it afterwards. */
const API_KEY = /fdk_(?:test|live)_([0-9A-Za-z]{8})(_[0-9A-Za-z]{43}_[0-9A-Za-z]{6})?/g;
/** What an order is called at its venue: derived from its id. */
const VENUE_ORDER_ID = /\bf[a-z2-7]{26}\b/g;
/** Seeds of second factors and recovery codes, which are shown once. */
const SHOWN_ONCE = /(?<=["=])(?:[A-Z2-7]{4}-?){5,7}[A-Z2-7]{4}(?=["&])/g;
/** Of a session, and of what leads to one. */
const TOKEN = /"(accessToken|refreshToken|challenge)":"[^"]+"/g;
const CURSOR = /"(cursor|startCursor|endCursor)":"([A-Za-z0-9_-]+)"/g;
const REQUEST_ID = /"requestId":"[^"]*"/g;

export class World {
  readonly #known: ReadonlySet<string>;
  readonly #partedAt: number;
  readonly #numbers = new Map<string, number>();

  /** `known` are the ids and hashes that were there when the worlds parted. */
  constructor(known: ReadonlySet<string>, partedAt: Date) {
    this.#known = known;
    this.#partedAt = partedAt.getTime();
  }

  /** Status, headers and body. */
  comparable(answer: GraphqlAnswer): string {
    const headers = [...answer.headers].filter(
      ([name]) => !OWN_HEADERS.has(name) && name !== LENGTH,
    );
    return `${answer.status} ${JSON.stringify(headers)}\n${this.text(this.#untied(answer.text))}`;
  }

  /** New ids that no answer before has shown cannot decide which of two tied rows comes first. */
  #untied(text: string): string {
    if (!text.startsWith('{')) return text;
    const keyOf = (row: string): string => this.#replaced(row, (id) => this.#numbers.get(id) ?? 0);
    return JSON.stringify(untied(JSON.parse(text), keyOf));
  }

  text(text: string): string {
    return this.#replaced(text, (id) => this.#number(id));
  }

  #replaced(text: string, numberOf: (id: string) => number): string {
    const numbered = (id: string): string => (this.#known.has(id) ? id : `new ${numberOf(id)}`);
    const opened = text
      .replaceAll(REQUEST_ID, '"requestId":""')
      .replaceAll(SECONDS, '"seconds":0')
      .replaceAll(RETRY_AFTER, '"retryAfterSeconds":0')
      .replaceAll(CURSOR, (_all, name: string, cursor: string) => {
        const text = Buffer.from(cursor, 'base64url').toString('utf8');
        return `"${name}":${JSON.stringify(PRINTABLE.test(text) ? text : cursor)}`;
      });
    return opened
      .replaceAll(STAMP, (stamp) => (Date.parse(stamp) >= this.#partedAt ? 'a stamp' : stamp))
      .replaceAll(TOKEN, (_all, name: string) => `"${name}":"a token"`)
      .replaceAll(API_KEY, (key, id: string, secret?: string) =>
        this.#known.has(id) ? key : `fdk_${numbered(id)}${secret === undefined ? '' : '_secret'}`,
      )
      .replaceAll(SHOWN_ONCE, numbered)
      .replaceAll(VENUE_ORDER_ID, numbered)
      .replaceAll(NEW_ID, (id) => {
        const flat = id.replaceAll('-', '');
        return this.#known.has(flat) ? id : numbered(flat);
      });
  }

  #number(id: string): number {
    const known = this.#numbers.get(id) ?? this.#numbers.size + 1;
    this.#numbers.set(id, known);
    return known;
  }
}
