/** Asks a gateway over real HTTP, as any client would. */

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The body's bytes as text: what is searched for things that must not be there. */
  readonly text: string;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly GraphqlAnswerError[];
}

export interface GraphqlAnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly requestId?: string;
    readonly retryable: boolean;
    readonly retryAfterSeconds?: number;
  };
}

export interface GraphqlQuestion {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
  /** Session token or API key. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export async function ask(url: string, question: GraphqlQuestion): Promise<GraphqlAnswer> {
  const { query, variables, token, headers } = question;
  return post(url, JSON.stringify({ query, variables }), {
    'content-type': 'application/json',
    ...(token && { authorization: `Bearer ${token}` }),
    ...headers,
  });
}

/** Any bytes, any headers: for requests that no good client sends. */
export async function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
): Promise<GraphqlAnswer> {
  return readAnswer(await fetch(url, { method: 'POST', body, headers }));
}

export async function readAnswer(response: Response): Promise<GraphqlAnswer> {
  const text = await response.text();
  const body = parse(text);
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: body.data ?? null,
    errors: body.errors ?? [],
  };
}

function parse(text: string): {
  data?: Record<string, unknown> | null;
  errors?: readonly GraphqlAnswerError[];
} {
  try {
    return JSON.parse(text) as ReturnType<typeof parse>;
  } catch {
    return {};
  }
}

/** The codes of an answer's errors, request-level ones and those of typed failures. */
export function codesOf(answer: GraphqlAnswer): readonly string[] {
  const typed = Object.values(answer.data ?? {}).flatMap((value) => {
    const failure = value as { __typename?: string; code?: string } | null;
    return failure?.__typename?.endsWith('Error') && failure.code ? [failure.code] : [];
  });
  return [...answer.errors.map((error) => error.extensions.code), ...typed];
}
