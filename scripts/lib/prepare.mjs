/** What both root commands do first: install what is missing, build what is stale. */
import { ensureBuilt } from './ensure-built.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { say } from './root.mjs';
import { withSetupLock } from './setup-lock.mjs';

/** Ends the process with exit code 1 and one sentence when it cannot be done. */
export async function prepare() {
  try {
    const result = await withSetupLock(async () => {
      const install = await ensureInstalled();
      return install.ok ? ensureBuilt() : install;
    });
    if (result.ok) return;
    say(result.sentence);
  } catch (error) {
    say(sentenceFor(error));
  }
  process.exit(1);
}

/** @param {NodeJS.ErrnoException} error */
function sentenceFor(error) {
  if (error.code === 'ENOSPC') return 'The disk is full: free about 2 GB and try again.';
  if (error.code === 'EACCES' || error.code === 'EROFS') {
    return `${error.path} cannot be written: correct the owner of this directory and try again.`;
  }
  return error.message;
}
