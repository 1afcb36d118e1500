/** The `fiducia` command line: finds the command, loads it alone, turns its end into an exit code. */
import { Command, CommanderError } from 'commander';

import { StartProblem } from '../process/start-problem.js';
import { CliFailure } from './cli-failure.js';
import { COMMANDS } from './command-table.js';
import { note, tolerateClosedPipe } from './terminal.js';
import { VERSION } from './version.js';

/** Sets process.exitCode and never throws; the process ends when the command's work has ended. */
export async function main(argv: readonly string[]): Promise<void> {
  tolerateClosedPipe();
  try {
    const program = await buildProgram(argv[2]);
    if (argv.length <= 2) throw new CliFailure(program.helpInformation().trimEnd(), 2);
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
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

function report(error: unknown): number {
  if (error instanceof CommanderError) return reportUsage(error);
  if (error instanceof CliFailure) {
    note(error.message);
    return error.exitCode;
  }
  if (error instanceof StartProblem) {
    note(error.message);
    return error.code === 'CONFIG_INVALID' || error.code === 'CONFIG_UNKNOWN' ? 2 : 1;
  }
  // A defect of ours: the whole stack helps whoever reports it.
  note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

/** Help and version end with 0; everything else Commander says is about a wrong call. */
function reportUsage(error: CommanderError): number {
  if (error.exitCode === 0) return 0;
  // A group that was called without one of its commands: its help has been shown.
  if (error.code === 'commander.help') return 2;
  const sentence = error.message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .replace(/[.\s]+$/, '');
  note(`${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}. See --help.`);
  return 2;
}
