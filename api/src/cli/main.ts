/** The `fiducia` command line: finds the command, loads it alone, turns its end into an exit code. */
import { Command, CommanderError } from 'commander';

import { firstLine, StartProblem } from '../process/start-problem.js';
import { CliFailure } from './cli-failure.js';
import { COMMANDS } from './command-table.js';
import { beginCall, isCallAnswered, note, printJson, tolerateClosedPipe } from './terminal.js';
import { VERSION } from './version.js';

/** Sets process.exitCode and never throws; the process ends when the command's work has ended. */
export async function main(argv: readonly string[]): Promise<void> {
  tolerateClosedPipe();
  beginCall();
  try {
    const program = await buildProgram(argv[2]);
    if (argv.length <= 2) throw new CliFailure(program.helpInformation().trimEnd(), 2);
    await program.parseAsync(argv);
  } catch (error) {
    const ended = endOf(error);
    if (ended === null) return;
    note(ended.note);
    process.exitCode = ended.failure.exitCode;
    if (asksForJson(argv) && !isCallAnswered()) printJson(ended.failure.document);
  }
}

/** Read here once more: a call may be wrong before any command has read its options. */
function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(2, end < 0 ? argv.length : end).includes('--json');
}

/** Loads the code of the one command that is called; the others are known by name and line. */
async function buildProgram(name: string | undefined): Promise<Command> {
  const program = new Command('fiducia')
    .description('Automated trading for the clients of any company, under its own brand.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .exitOverride()
    // Commander's own words are collected in the error and printed once, as a sentence.
    .configureOutput({ outputError: () => undefined });
  const called = COMMANDS.find((command) => command.name === name);
  if (called !== undefined) {
    (await called.load())(program);
    return program;
  }
  for (const command of COMMANDS) program.command(command.name).description(command.summary);
  return program;
}

interface FailedCall {
  readonly failure: CliFailure;
  /** What a person is told. */
  readonly note: string;
}

/** Null when the call has ended well: help and version are such ends for Commander. */
function endOf(error: unknown): FailedCall | null {
  if (error instanceof CommanderError) return error.exitCode === 0 ? null : wrongCall(error);
  if (error instanceof CliFailure) return { failure: error, note: error.message };
  if (error instanceof StartProblem) {
    const isWrong = error.code === 'CONFIG_INVALID' || error.code === 'CONFIG_UNKNOWN';
    const failure = new CliFailure(error.message, isWrong ? 2 : 1, { cause: error });
    return { failure, note: error.message };
  }
  const failure = new CliFailure(firstLine(error), 1, { cause: error, code: 'INTERNAL' });
  // A defect of ours: the whole stack helps whoever reports it.
  return { failure, note: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function wrongCall(error: CommanderError): FailedCall {
  // A group that was called without one of its commands: its help has been shown.
  if (error.code === 'commander.help') {
    const sentence = 'Name one of the commands of this group: see --help.';
    return { failure: new CliFailure(sentence, 2), note: sentence };
  }
  const text = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/[.\s]+$/, '');
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}. See --help.`;
  return { failure: new CliFailure(sentence, 2), note: sentence };
}
