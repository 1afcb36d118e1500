/** Two commands at once (`npm start` beside `npm test`) install and build one after the other. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, linkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { root, say } from './root.mjs';

const directory = join(root, '.turbo');
const lockFile = join(directory, 'setup.lock');
const POLL_MS = 200;
/** An install on a slow line and a first build together; longer means that something hangs. */
const PATIENCE_MS = 15 * 60_000;

/**
 * Runs `work` while no other setup of this checkout runs.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetupLock(work) {
  await acquire();
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

async function acquire() {
  mkdirSync(directory, { recursive: true });
  const deadline = Date.now() + PATIENCE_MS;
  let told = false;
  while (!create()) {
    const holder = holderPid();
    if (holder === null || !isAlive(holder)) {
      removeAbandoned();
      continue;
    }
    if (Date.now() > deadline) {
      throw new Error(`Process ${holder} has been installing for too long: end it and try again.`);
    }
    if (!told) say('Another command is installing or building here; waiting for it …');
    told = true;
    await delay(POLL_MS);
  }
}

/** Written under a name of its own and linked: the lock appears with its content or not at all. */
function create() {
  const temporary = `${lockFile}.${process.pid}`;
  writeFileSync(temporary, String(process.pid));
  try {
    linkSync(temporary, lockFile);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function holderPid() {
  try {
    return Number(readFileSync(lockFile, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** Taken away by renaming, so that of two who saw it abandoned only one removes it. */
function removeAbandoned() {
  const taken = `${lockFile}.abandoned.${process.pid}`;
  try {
    renameSync(lockFile, taken);
  } catch {
    return;
  }
  rmSync(taken, { force: true });
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
