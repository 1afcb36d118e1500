/** Is that process still the one we mean? A pid alone is not enough: numbers are used again. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

import { errnoOf } from './start-problem.js';

/** Any running process has the number, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** A killed child that nobody has collected yet still answers to signals, but runs no more. */
function isZombie(pid: number): boolean {
  const stat = procStat(pid);
  return stat !== null && stat[0] === 'Z';
}

/**
 * A text that differs between two processes that had the same pid: the kernel's start tick, or
 * what `ps` says where there is no /proc. Null when the process is gone.
 */
export function startMark(pid: number): string | null {
  const stat = procStat(pid);
  // Field 22 of proc(5) is the start time; the list begins at field 3, after the name.
  if (stat !== null) return stat[19] ?? null;
  return psField(pid, 'lstart=');
}

/** The fields of /proc/<pid>/stat after the command's name, which may itself hold blanks. */
function procStat(pid: number): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

/** The command line as one text, or null when the process is gone or hidden from us. */
export function commandLine(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return psField(pid, 'command=');
  }
}

/** The working directory, where the system tells it; null otherwise. */
export function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function psField(pid: number, field: string): string | null {
  try {
    const line = execFileSync('ps', ['-o', field, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return line.trim() === '' ? null : line.trim();
  } catch {
    return null;
  }
}
