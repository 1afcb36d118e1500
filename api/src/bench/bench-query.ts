/** The measured request: one account with its positions. */
export const BENCH_QUERY = `query AccountWithPositions($id: ID!) {
  account(id: $id) {
    id name mode status currency startingCash cash equity exposure peakEquity run
    positions {
      instrument { symbol name }
      quantity averagePrice lastPrice marketValue unrealizedPnl realizedPnl
    }
  }
}`;

/** As the SDK sends it; the same bytes for both servers. */
export function benchRequest(accountWireId: string, accessToken: string): Buffer {
  const body = JSON.stringify({ query: BENCH_QUERY, variables: { id: accountWireId } });
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: 127.0.0.1',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Authorization: Bearer ${accessToken}`,
    '',
    '',
  ].join('\r\n');
  return Buffer.from(head + body, 'utf8');
}

/** Throws when an answer is not an account with `positions` positions. */
export function checkBenchAnswer(body: string, positions: number): void {
  const answer = JSON.parse(body) as {
    data?: { account?: { positions?: readonly unknown[] } | null };
  };
  const found = answer.data?.account?.positions?.length;
  if (found !== positions) {
    throw new Error(`Expected ${positions} positions, got: ${body.slice(0, 500)}`);
  }
}
