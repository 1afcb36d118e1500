/** A GraphQL server over real sockets that answers as a test tells it to, and keeps what it heard. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeardRequest {
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly operationName?: string;
    readonly query: string;
    readonly variables: Record<string, never>;
  };
}

export type StandInAnswer =
  | { readonly data: unknown; readonly headers?: Record<string, string> }
  | {
      readonly status: number;
      readonly text: string;
      readonly headers?: Record<string, string>;
    }
  /** The socket is destroyed without an answer, or left open for ever. */
  | 'RESET'
  | 'SILENCE';

export interface HttpStandIn extends AsyncDisposable {
  readonly url: string;
  readonly server: Server;
  readonly heard: readonly HeardRequest[];
}

/** `answer` gets the request and its number, from 0. */
export async function startHttpStandIn(
  answer: (request: HeardRequest, index: number) => StandInAnswer,
): Promise<HttpStandIn> {
  const heard: HeardRequest[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const one = { headers: request.headers, body: JSON.parse(text) as HeardRequest['body'] };
      heard.push(one);
      respond(response, answer(one, heard.length - 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    heard,
    [Symbol.asyncDispose]: () => stop(server),
  };
}

/** An `errors` answer as the gateway gives it. */
export function graphQLError(code: string, message: string, extra: object = {}): StandInAnswer {
  const errors = [{ message, extensions: { code, requestId: 'req_body', ...extra } }];
  return { status: 200, text: JSON.stringify({ errors }) };
}

function respond(response: ServerResponse, answer: StandInAnswer): void {
  if (answer === 'SILENCE') return;
  if (answer === 'RESET') {
    response.destroy();
    return;
  }
  const isData = 'data' in answer;
  response.writeHead(isData ? 200 : answer.status, {
    'content-type': 'application/json',
    'x-request-id': 'req_header',
    ...answer.headers,
  });
  response.end(isData ? JSON.stringify({ data: answer.data }) : answer.text);
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
