/** The work of `fiducia indicators`: a specification and a bars file into columns of values. */
import {
  INDICATORS,
  computeIndicator,
  readNumberColumns,
  type Columns,
  type IndicatorDefinition,
  type IndicatorOutcome,
  type IndicatorSpec,
} from '@fiducia/engine/simulation';

import { readBars, readJson, readText } from '../backtest/bars-input.js';
import type { BarsFlags } from '../backtest/bars-options.js';
import { CliFailure } from '../cli-failure.js';
import { note, print, printJson, printJsonLine } from '../terminal.js';
import { renderTable, type Column } from '../text-table.js';

export interface IndicatorFlags extends Partial<BarsFlags> {
  readonly spec?: string;
  readonly list?: boolean;
}

type Computed = Extract<IndicatorOutcome, { ok: true }>;

export function indicatorsCommand(flags: IndicatorFlags): void {
  if (flags.list === true) return listIndicators(flags.json === true);
  if (flags.bars === undefined || flags.spec === undefined) {
    throw new CliFailure('indicators needs --bars and --spec, or --list.', 2);
  }
  const specs = readSpecs(flags.spec);
  const columns = readColumns({ ...flags, bars: flags.bars });
  const results = specs.map((spec) => {
    const outcome = computeIndicator(spec, columns);
    if (!outcome.ok) throw new CliFailure(`Option --spec: ${outcome.error}.`, 2);
    return outcome;
  });
  noteCandleSettings(specs, results);
  if (flags.json === true) printJsonLine(results.map(toDocument));
  else print(renderLastValues(results));
}

/** The bars under their own names, and any other number column of the file under its. */
function readColumns(flags: BarsFlags): Columns {
  const { label, open, high, low, close, volume, lines } = readBars(flags);
  const others = lines === undefined ? {} : readNumberColumns(readText(flags.bars), lines);
  return { ...others, time: label, open, high, low, close, volume };
}

function readSpecs(file: string): readonly IndicatorSpec[] {
  const value = readJson('--spec', readText(file));
  const list = Array.isArray(value) ? (value as unknown[]) : [value];
  return list.map((item, index) => {
    if (isSpec(item)) return item;
    const example = '{ "fn": "RSI", "params": { "timePeriod": 14 }, "inputs": ["close"] }';
    throw new CliFailure(`Option --spec: element ${index + 1} must look like ${example}.`, 2);
  });
}

/** The default is for checking against reference values, which nobody should learn by a missed trade. */
function noteCandleSettings(specs: readonly IndicatorSpec[], results: readonly Computed[]): void {
  const unsaid = results.filter(
    ({ params }, i) =>
      params['candleSettings'] === 0 && specs[i]?.params?.['candleSettings'] === undefined,
  );
  const [first, ...others] = unsaid;
  if (first === undefined) return;
  const names = others.length === 0 ? first.fn : `${first.fn} and ${others.length} more`;
  note(
    `${names}: without "candleSettings" every length is compared with zero, as in the reference ` +
      'values; "candleSettings": 1 takes TA-Lib’s default settings (docs/candle-patterns.md).',
  );
}

function isSpec(value: unknown): value is IndicatorSpec {
  if (typeof value !== 'object' || value === null) return false;
  const { fn, params, inputs } = value as Record<string, unknown>;
  const object = typeof params === 'object' && params !== null && !Array.isArray(params);
  const names = Array.isArray(inputs) && inputs.every((name) => typeof name === 'string');
  return (
    typeof fn === 'string' && (params === undefined || object) && (inputs === undefined || names)
  );
}

function toDocument({ fn, params, outputs }: Computed): unknown {
  const columns = Object.entries(outputs).map(([name, values]) => [
    name,
    Array.from(values, (value) => (Number.isFinite(value) ? value : null)),
  ]);
  return { fn, params, outputs: Object.fromEntries(columns) as Record<string, unknown> };
}

function renderLastValues(results: readonly Computed[]): string {
  const rows = results.flatMap(({ fn, params, outputs }) =>
    Object.entries(outputs).map(([name, values]) => ({ fn, params, name, last: values.at(-1) })),
  );
  return renderTable(
    [
      {
        title: 'INDICATOR',
        cell: ({ fn, params }) => `${fn}(${Object.values(params).join(', ')})`,
      },
      { title: 'OUTPUT', cell: ({ name }) => name },
      { title: 'LAST VALUE', align: 'right', cell: ({ last }) => String(last ?? '-') },
    ],
    rows,
  );
}

/** A line of the list fits a terminal of 140 columns; descriptions are in `--json`. */
const LIST_COLUMNS: readonly Column<IndicatorDefinition>[] = [
  { title: 'NAME', cell: ({ fn }) => fn },
  { title: 'WHAT IT IS', cell: ({ title }) => shortened(title, 72) },
  {
    title: 'PARAMETERS',
    wrapAt: 36,
    cell: ({ parameters }) => parameters.map((one) => `${one.name}=${one.default}`).join(' '),
  },
  { title: 'OUTPUTS', wrapAt: 25, cell: ({ outputs }) => outputs.join(' ') },
];

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function listIndicators(json: boolean): void {
  if (json) {
    printJson(INDICATORS.map(describe));
    return;
  }
  print(renderTable(LIST_COLUMNS, INDICATORS));
}

function describe(definition: IndicatorDefinition): unknown {
  const { fn, title, description, group, inputs, parameters, outputs } = definition;
  const defaults = Object.fromEntries(parameters.map((item) => [item.name, item.default]));
  const lookback = definition.lookback(defaults);
  return { fn, title, description, group, inputs, parameters, outputs, lookback };
}
