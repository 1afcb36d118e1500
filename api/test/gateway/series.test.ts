/** Indicators, data quality and longer candles, as a program asks the gateway for them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, codesOf, type GraphqlAnswer } from '../support/graphql-request.js';
import { startTestGateway, type TestGateway } from '../support/test-gateway.js';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ engine: false });
});
afterAll(async () => {
  await gateway.stop();
});

const request = (query: string, variables: Record<string, unknown> = {}): Promise<GraphqlAnswer> =>
  ask(gateway.url, { query, variables, token: gateway.a.apiKey });

const VALUES = `query ($specs: [IndicatorSpecInput!]!, $timeframe: String) {
  indicatorValues(symbol: "WAVE", timeframe: $timeframe, from: "2001-05-01T00:00:00Z",
    to: "2001-05-31T00:00:00Z", specs: $specs) {
    times computedFrom warmUpBars
    indicators { fn label params inputs outputs { name scale values } }
  }
}`;

describe('the catalogue of indicators', () => {
  it('says what each takes and gives', async () => {
    const { data } = await request(`{ indicators(search: "bollinger", group: OVERLAP) {
      fn title group inputs lookback ofBars outputs { name scale }
      parameters { name integer default min max }
    } }`);
    const found = data?.['indicators'] as { fn: string }[];
    expect(found.find(({ fn }) => fn === 'BBANDS')).toMatchObject({
      group: 'OVERLAP',
      inputs: ['close'],
      lookback: 4,
      ofBars: true,
      parameters: expect.arrayContaining([
        { name: 'timePeriod', integer: true, default: 5, min: 2, max: 100_000 },
      ]),
      outputs: expect.arrayContaining([{ name: 'upperBand', scale: 'PRICE' }]),
    });
  });

  it('is whole without a filter, and says which need more than bars', async () => {
    const { data } = await request('{ indicators { fn ofBars } }');
    const all = data?.['indicators'] as { fn: string; ofBars: boolean }[];
    expect(all.length).toBeGreaterThan(200);
    expect(all.find(({ fn }) => fn === 'MICRO_PRICE')?.ofBars).toBe(false);
  });
});

describe('indicator values', () => {
  it('have one value for each bar, defined from the first', async () => {
    const specs = [{ fn: 'SMA', params: { timePeriod: 50 } }, { fn: 'MACD' }];
    const { data } = await request(VALUES, { specs });
    const values = data?.['indicatorValues'] as {
      times: string[];
      computedFrom: string;
      indicators: { label: string; outputs: { name: string; values: (number | null)[] }[] }[];
    };
    expect(values.times).toHaveLength(31);
    expect(values.computedFrom).toBe('2001-01-02T00:00:00.000Z');
    expect(values.indicators.map(({ label }) => label)).toEqual(['SMA(50)', 'MACD(12, 26, 9)']);
    for (const { outputs } of values.indicators) {
      for (const output of outputs) {
        expect(output.values).toHaveLength(31);
        expect(output.values.every(Number.isFinite), output.name).toBe(true);
      }
    }
  });

  it.each([
    ['specs.0.fn', { specs: [{ fn: 'NOTHING' }] }],
    [
      'specs.1.params.timePeriod',
      { specs: [{ fn: 'SMA' }, { fn: 'SMA', params: { timePeriod: 0 } }] },
    ],
    ['timeframe', { specs: [{ fn: 'SMA' }], timeframe: '1h' }],
  ])('name the argument at fault: %s', async (field, variables) => {
    const answer = await request(VALUES, variables);
    expect(codesOf(answer)).toEqual(['INVALID_INPUT']);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ field });
  });

  it('cost by the number of indicators', async () => {
    const specs = Array.from({ length: 10 }, () => ({ fn: 'SMA' }));
    const call = `indicatorValues(symbol: "WAVE", from: "2001-05-01T00:00:00Z",
      to: "2001-05-31T00:00:00Z", specs: $specs) { times }`;
    const query = `query ($specs: [IndicatorSpecInput!]!) {
      a: ${call} b: ${call} c: ${call} d: ${call}
    }`;
    expect(codesOf(await request(query, { specs }))).toEqual(['QUERY_TOO_LARGE']);
    expect(codesOf(await request(query, { specs: specs.slice(0, 5) }))).toEqual([]);
  });
});

describe('the quality of a series', () => {
  it('is told in sentences', async () => {
    const { data } = await request(`{ seriesQuality(symbol: "WAVE") {
      recordedBars checkedBars calendar findings { code severity sentence count rows times }
    } }`);
    expect(data?.['seriesQuality']).toMatchObject({ recordedBars: 400, calendar: 'XNYS' });
    const { findings } = data?.['seriesQuality'] as {
      findings: { sentence: string; rows: number[]; times: string[] }[];
    };
    expect(findings.length).toBeGreaterThan(0);
    for (const { sentence, rows, times } of findings) {
      expect(sentence).toMatch(/\.$/);
      expect(times).toHaveLength(rows.length);
    }
  });

  it('is refused of what is not recorded', async () => {
    const answer = await request('{ seriesQuality(symbol: "NONE") { from } }');
    expect(codesOf(answer)).toEqual(['INVALID_INPUT']);
  });
});
